package io.varve.io.lifecycle;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.Attempt;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.run.RunIds;
import io.varve.io.shard.ShardName;
import io.varve.io.shard.ShardRewriter;
import io.varve.io.snapshot.PendingCommit.Change;
import io.varve.io.snapshot.PendingCommit.State;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes some days of one source of records out of the tables and the manifest, as if they had never
 * been asked for: the next run over these days stores everything as new. Data files of these days
 * alone go unread; others are written again without these rows. Older snapshots keep all of it.
 */
public final class DayRemoval implements Operation.Planner {

  private final Warehouse warehouse;
  private final String source;
  private final LocalDate from;
  private final LocalDate to;

  /**
   * Returns the removal of some days, both ends included.
   *
   * @param source name of the source, which its keys begin with
   */
  public DayRemoval(Warehouse warehouse, String source, LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "Invalid period: it ends on " + to + ", before it begins on " + from);
    }
    this.warehouse = warehouse;
    this.source = source;
    this.from = from;
    this.to = to;
  }

  /**
   * What there is of these days.
   *
   * @param known whether the current snapshot knows anything of the source
   * @param rows rows by dataset
   * @param entries entries by kind, such as {@code records} or {@code details}
   * @param wholeFiles data files that hold nothing else
   * @param rewrittenFiles data files that hold other rows, too
   */
  public record Plan(
      boolean known,
      SortedMap<String, Long> rows,
      SortedMap<String, Long> entries,
      long wholeFiles,
      long rewrittenFiles) {

    /** Nothing is known. */
    static final Plan NOTHING = new Plan(false, new TreeMap<>(), new TreeMap<>(), 0, 0);

    public Plan {
      rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
      entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** Returns whether there is nothing to take out. */
    public boolean isEmpty() {
      return entries.isEmpty();
    }
  }

  /** Finds out what there is, and changes nothing. */
  public Plan plan() throws IOException {
    Optional<Stored> current = warehouse.history().current();
    if (current.isEmpty()) {
      return Plan.NOTHING;
    }
    DayScan scan = scan(current.get().snapshot());
    long whole = 0;
    long rewritten = 0;
    for (List<DataFile> files : scan.dataFiles().values()) {
      for (DataFile file : files) {
        boolean all = file.rows() == scan.rowsIn(file.shard()).get(file.dataset());
        whole += all ? 1 : 0;
        rewritten += all ? 0 : 1;
      }
    }
    return new Plan(scan.known(), scan.rows(), scan.kinds(), whole, rewritten);
  }

  @Override
  public Optional<Change> plan(Stored current, Author author) throws IOException {
    Snapshot before = current.snapshot();
    DayScan scan = scan(before);
    if (scan.keys().isEmpty()) {
      return Optional.empty();
    }
    ManifestState state = new ManifestState(warehouse, before, author, "removed");
    for (Map.Entry<String, List<DataFile>> shard : scan.dataFiles().entrySet()) {
      Map<String, DataFile> old =
          shard.getValue().stream()
              .collect(Collectors.toMap(DataFile::dataset, Function.identity()));
      ShardName target = new ShardName(shard.getKey(), author.runId(), RunIds.newAttemptId());
      for (DataFileChange change :
          new ShardRewriter(warehouse.storage())
              .without(
                  shard.getValue(), scan.rowsIn(shard.getKey()), scan.keys()::contains, target)) {
        state.replace(old.get(change.file().dataset()), change);
      }
    }
    Instant now = Instant.now();
    Manifests.entries(warehouse.storage())
        .findAll(before.manifest().entries(), scan.keys())
        .values()
        .forEach(entry -> state.remove(entry.removal(attempt(entry, author, now))));
    return Optional.of(new State(state.manifest(), state.datasets(), before.lifecycle()));
  }

  private DayScan scan(Snapshot snapshot) throws IOException {
    return DayScan.of(warehouse, snapshot, source, from, to);
  }

  private Attempt attempt(ManifestEntry entry, Author author, Instant now) {
    return new Attempt(
        entry.attempt().firstSeenRun(),
        author.runId(),
        now,
        0,
        Decision.REMOVED,
        "taken out with its day" + (from.equals(to) ? "" : ", from " + from + " to " + to));
  }
}
