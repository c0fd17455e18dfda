package io.varve.runners.report;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.Snapshot;
import io.varve.io.run.RunLiveness;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import io.varve.runners.environment.Versions;
import io.varve.runners.report.Report.About;
import io.varve.runners.report.Report.Area;
import io.varve.runners.report.Report.Current;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads what the page shows: the JSON of the newest snapshots and runs, the manifests of two
 * snapshots, and the entries that the newest runs with failures wrote. Memory grows with the
 * entries of one snapshot. Use once.
 */
public final class ReportReader {

  /** So many snapshots are shown. */
  private static final int MOST_SNAPSHOTS = 500;

  private static final List<String> AREAS =
      List.of(
          WarehouseLayout.DATA,
          WarehouseLayout.MANIFESTS,
          WarehouseLayout.SNAPSHOTS,
          WarehouseLayout.RUNS,
          WarehouseLayout.QUARANTINE,
          WarehouseLayout.STAGING,
          WarehouseLayout.TRASH);

  private final Warehouse warehouse;
  private final History history;

  public ReportReader(Warehouse warehouse, History history) {
    this.warehouse = warehouse;
    this.history = history;
  }

  /**
   * Returns the report.
   *
   * @param since older snapshot to tell the changes from
   * @throws io.varve.io.storage.DamagedException when what it needs cannot be believed
   */
  public Report read(Optional<Snapshot> since) throws IOException {
    Map<Long, Snapshot> snapshots = newest();
    RunReader runs = new RunReader(warehouse.storage(), snapshots, RunLiveness.fromHere());
    Listed<RunRow> runRows = runs.read();
    Optional<Snapshot> current = history.current().map(Stored::snapshot);
    Optional<ChangeTally> changes = Optional.empty();
    if (current.isPresent() && since.isPresent()) {
      changes = Optional.of(ChangeTally.between(warehouse.storage(), since.get(), current.get()));
    }
    Optional<Current> now =
        current.isPresent() ? Optional.of(current(current.get(), changes)) : Optional.empty();
    return new Report(
        new About(warehouse.storage().root(), warehouse.id(), Instant.now(), Versions.varve()),
        runs.settings().all(),
        runRows,
        new Listed<>(history.kept().size(), rows(snapshots)),
        history.lifecycle().forgotten(),
        history.erasures().size(),
        now,
        areas(),
        changes.map(ChangeTally::changes));
  }

  private Map<Long, Snapshot> newest() throws IOException {
    List<Long> kept = history.kept();
    Map<Long, Snapshot> snapshots = new TreeMap<>(Collections.reverseOrder());
    for (long id : kept.subList(Math.max(0, kept.size() - MOST_SNAPSHOTS), kept.size())) {
      history.find(id).ifPresent(stored -> snapshots.put(id, stored.snapshot()));
    }
    return snapshots;
  }

  private List<SnapshotRow> rows(Map<Long, Snapshot> snapshots) {
    return snapshots.values().stream()
        .map(snapshot -> SnapshotRow.of(snapshot, history.lifecycle().tags()))
        .toList();
  }

  /** Reads the entries once for all that is made of them. */
  private Current current(Snapshot snapshot, Optional<ChangeTally> changes) throws IOException {
    FormTypes forms = FormTypes.read(warehouse, history, snapshot);
    List<String> datasets = List.copyOf(snapshot.datasets().keySet());
    EntryTally tally = new EntryTally(new CoverageTally(datasets, forms));
    Manifests.entries(warehouse.storage())
        .forEach(
            snapshot.manifest().entries(),
            entry -> {
              tally.add(entry);
              changes.ifPresent(each -> each.add(entry));
            });
    return tally.of(snapshot);
  }

  private List<Area> areas() throws IOException {
    Storage storage = warehouse.storage();
    List<Area> areas = new ArrayList<>();
    for (String name : AREAS) {
      List<StoredFile> files = storage.list(name);
      long bytes = files.stream().mapToLong(StoredFile::sizeBytes).sum();
      areas.add(new Area(name, files.size(), bytes));
    }
    return areas;
  }
}
