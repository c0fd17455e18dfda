package io.varve.io.audit;

import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.Attempt;
import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.FileRef;
import io.varve.io.model.Forgotten;
import io.varve.io.model.Lifecycle;
import io.varve.io.model.LiveRows;
import io.varve.io.model.Manifest;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.model.SourceMetadata;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import io.varve.io.snapshot.PendingCommit;
import io.varve.io.snapshot.PendingCommit.Change;
import io.varve.io.snapshot.PendingCommit.Rows;
import io.varve.io.snapshot.PendingCommit.State;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A warehouse in memory of entries without rows, and beside it what each snapshot must say: for
 * each key the run that wrote its entry.
 */
public final class SmallWarehouse {

  private static final Instant NOW = Instant.parse("2024-01-02T03:04:05Z");

  private final Warehouse warehouse;
  private final List<Map<String, String>> states = new ArrayList<>(List.of(Map.of()));
  private final List<Map<String, Optional<String>>> steps = new ArrayList<>(List.of(Map.of()));
  private Optional<Stored> current = Optional.empty();

  public SmallWarehouse(String name) throws IOException {
    this.warehouse = Warehouse.openOrCreate("mem://" + name);
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  /** Returns the run that wrote each entry of a snapshot, by key; nothing before the first. */
  public Map<String, String> state(long id) {
    return states.get((int) id);
  }

  /** Returns what a snapshot changed: for each key the run that wrote it, nothing for removed. */
  public Map<String, Optional<String>> step(long id) {
    return steps.get((int) id);
  }

  public long newest() {
    return states.size() - 1L;
  }

  /** Writes entries of these keys, or ends them where the status says so. */
  public void commit(Map<String, Status> changes) throws IOException {
    String run = "run-" + states.size();
    Map<String, Optional<String>> step = new TreeMap<>();
    changes.forEach(
        (key, status) ->
            step.put(key, status == Status.REMOVED ? Optional.empty() : Optional.of(run)));
    Map<String, String> before = state(newest());
    long more = 0;
    for (Map.Entry<String, Optional<String>> each : step.entrySet()) {
      more += (each.getValue().isPresent() ? 1 : 0) - (before.containsKey(each.getKey()) ? 1 : 0);
    }
    Optional<FileRef> entries = Optional.of(write(run, step));
    publish(run, "run", new Rows(List.of(""), entries, more, Optional.empty(), Map.of()), step);
  }

  /** Makes the entries what they were in a snapshot. */
  public void rollback(long target) throws IOException {
    String run = "run-" + states.size();
    Snapshot to = warehouse.snapshots().find(target).orElseThrow().snapshot();
    Map<String, Optional<String>> step = new TreeMap<>();
    TreeSet<String> keys = new TreeSet<>(state(newest()).keySet());
    keys.addAll(state(target).keySet());
    for (String key : keys) {
      Optional<String> then = Optional.ofNullable(state(target).get(key));
      if (!then.equals(Optional.ofNullable(state(newest()).get(key)))) {
        step.put(key, then);
      }
    }
    Manifest old = to.manifest();
    Optional<FileRef> changed = step.isEmpty() ? Optional.empty() : Optional.of(write(run, step));
    Manifest manifest =
        new Manifest(
            old.entries(),
            old.entryCount(),
            old.dataFiles(),
            old.keyPrefixes(),
            changed,
            Optional.empty());
    publish(run, "rollback", new State(manifest, Map.of(), lifecycle()), step);
  }

  /** Gives up snapshots that touch none that were given up before. */
  public void forget(long first, long last) throws IOException {
    Snapshot now = current.orElseThrow().snapshot();
    List<Forgotten> ranges = new ArrayList<>(lifecycle().forgotten());
    ranges.add(
        new Forgotten(
            first, last, warehouse.snapshots().find(first).orElseThrow().snapshot().parent()));
    ranges.sort((a, b) -> Long.compare(a.first(), b.first()));
    Manifest old = now.manifest();
    Manifest manifest =
        new Manifest(
            old.entries(),
            old.entryCount(),
            old.dataFiles(),
            old.keyPrefixes(),
            Optional.empty(),
            Optional.empty());
    publish(
        "run-" + states.size(),
        "forget",
        new State(manifest, Map.of(), lifecycle().withForgotten(ranges)),
        Map.of());
  }

  private Lifecycle lifecycle() {
    return current.map(stored -> stored.snapshot().lifecycle()).orElse(Lifecycle.EMPTY);
  }

  private FileRef write(String run, Map<String, Optional<String>> step) throws IOException {
    LayeredTable<ManifestEntry> table = Manifests.entries(warehouse.storage());
    try (LayeredTable.Writer<ManifestEntry> writer = table.write("manifests/" + run + "/e")) {
      for (Map.Entry<String, Optional<String>> each : step.entrySet()) {
        writer.add(entry(each.getValue().orElse(run), each.getKey(), each.getValue().isEmpty()));
      }
      return writer.publish();
    }
  }

  private void publish(
      String run, String operation, Change change, Map<String, Optional<String>> step)
      throws IOException {
    Author author = new Author(run, "attempt-of-" + run, operation);
    current =
        Optional.of(
            warehouse
                .committer()
                .commit(
                    current, new PendingCommit(author, Optional.empty(), change, RunCounts.NONE)));
    Map<String, String> after = new HashMap<>(state(newest()));
    step.forEach(
        (key, writer) -> {
          after.remove(key);
          writer.ifPresent(id -> after.put(key, id));
        });
    states.add(after);
    steps.add(step);
  }

  private static ManifestEntry entry(String run, String key, boolean removed) {
    return new ManifestEntry(
        key,
        new SourceMetadata("file:///" + key, 1, NOW, "1:1", Optional.empty()),
        Optional.of("sha256:" + run),
        removed ? Status.REMOVED : Status.SUCCEEDED,
        removed ? Optional.empty() : Optional.of(Validation.PASS),
        new ExtractorRef("none@1", "f"),
        LiveRows.NONE,
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Attempt(run, run, NOW, 0, removed ? Decision.REMOVED : Decision.MODIFIED, "by " + run));
  }
}
