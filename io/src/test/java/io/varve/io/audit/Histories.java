package io.varve.io.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.SealedJson;
import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.Attempt;
import io.varve.io.model.ContentHash;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.DatasetState;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.FileRef;
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
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A warehouse whose history tests write and forge; each document is a shard of its own. */
final class Histories {

  private static final Instant NOW = Instant.parse("2024-01-02T03:04:05Z");

  private final Warehouse warehouse;

  Histories(String location) throws IOException {
    this.warehouse = Warehouse.openOrCreate(location);
  }

  Warehouse warehouse() {
    return warehouse;
  }

  Storage storage() {
    return warehouse.storage();
  }

  Stored latest() throws IOException {
    return warehouse.snapshots().latest().orElseThrow();
  }

  /** Commits a snapshot that changes these documents, removed ones begin with {@code -}. */
  Snapshot commit(String... documents) throws IOException {
    Optional<Stored> parent = warehouse.snapshots().latest();
    String run = "run-" + parent.map(p -> p.snapshot().id() + 1).orElse(1L);
    List<ManifestEntry> entries = new ArrayList<>();
    List<DataFileChange> files = new ArrayList<>();
    DatasetTotals totals = DatasetTotals.ZERO;
    long more = 0;
    for (String document : documents) {
      boolean removed = document.startsWith("-");
      String key = document.replaceFirst("-", "");
      Optional<DataFile> before = file(parent, key);
      DataFile after = removed ? before.orElseThrow() : write(run, key);
      entries.add(entry(run, key, removed ? Status.REMOVED : Status.SUCCEEDED));
      files.add(removed ? DataFileChange.removalOf(after) : DataFileChange.of(after));
      totals = before.isPresent() ? totals.minus(before.get()) : totals;
      totals = removed ? totals : totals.plus(after);
      more += (removed ? 0 : 1) - (before.isPresent() ? 1 : 0);
    }
    return commit(
        run,
        new PendingCommit.Rows(
            List.of(""),
            write(Manifests.entries(storage()), run, "entries", entries),
            more,
            write(Manifests.dataFiles(storage()), run, "data-files", files),
            Map.of("documents", new DatasetState("{}", List.of(), List.of(), totals))));
  }

  /** Commits a whole state: the current one as a test changes it. */
  Snapshot commit(String run, UnaryOperator<Manifest> manifest, UnaryOperator<Lifecycle> lifecycle)
      throws IOException {
    Snapshot now = latest().snapshot();
    return commit(
        run,
        new PendingCommit.State(
            manifest.apply(now.manifest()), now.datasets(), lifecycle.apply(now.lifecycle())));
  }

  private Snapshot commit(String run, Change change) throws IOException {
    return warehouse
        .committer()
        .commit(
            warehouse.snapshots().latest(),
            new PendingCommit(
                new Author(run, "attempt", "run"), Optional.empty(), change, RunCounts.NONE))
        .snapshot();
  }

  /** Writes a file of manifest entries. */
  FileRef entries(String run, ManifestEntry... entries) throws IOException {
    return write(Manifests.entries(storage()), run, "forged", List.of(entries)).orElseThrow();
  }

  /** Writes the data file of a document: its bytes are those of its path. */
  DataFile write(String run, String key) throws IOException {
    String path = WarehouseLayout.dataFile("documents", "", run, key, "1");
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    boolean unused = storage().createIfAbsent(path, bytes);
    String hash = ContentHash.of(bytes).value();
    return new DataFile("documents", key, path, 1, bytes.length, hash, run);
  }

  private Optional<DataFile> file(Optional<Stored> snapshot, String key) throws IOException {
    return snapshot.isEmpty()
        ? Optional.empty()
        : Manifests.dataFiles(storage())
            .find(snapshot.get().snapshot().manifest().dataFiles(), "documents", key)
            .map(DataFileChange::file);
  }

  private static <T extends Record> Optional<FileRef> write(
      LayeredTable<T> table, String run, String name, List<T> rows) throws IOException {
    try (LayeredTable.Writer<T> writer =
        table.write(WarehouseLayout.manifest(run, name, "attempt"))) {
      for (T row : rows) {
        writer.add(row);
      }
      return Optional.of(writer.publish());
    }
  }

  static ManifestEntry entry(String run, String key, Status status) {
    return new ManifestEntry(
        key,
        new SourceMetadata("file:///" + key, 1, NOW, "1:1", Optional.empty()),
        Optional.of("sha256:00"),
        status,
        Optional.of(Validation.PASS),
        new ExtractorRef("none/1", "f"),
        status == Status.REMOVED
            ? LiveRows.NONE
            : new LiveRows(Optional.of(key), Map.of("documents", 1L)),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Attempt(run, run, NOW, 0, Decision.ADDED, ""));
  }

  /** Changes a field of a sealed file, seals it anew, and puts it in place of the original. */
  void forge(String path, String field, String value) throws IOException {
    ObjectNode tree = readTree(path);
    tree.put(field, value);
    replace(path, SealedJson.write(tree));
  }

  /** Changes the hash that a snapshot records of its parent, and seals it anew. */
  void forgeParent(String path) throws IOException {
    ObjectNode tree = readTree(path);
    ((ObjectNode) tree.get("parent")).put("sha256", "sha256:0");
    replace(path, SealedJson.write(tree));
  }

  private ObjectNode readTree(String path) throws IOException {
    try {
      return SealedJson.read(storage().read(path));
    } catch (SealedJson.BrokenSealException e) {
      throw new IOException(e);
    }
  }

  /** Puts other bytes in place of a file. */
  void replace(String path, byte[] bytes) throws IOException {
    storage().delete(path);
    boolean unused = storage().createIfAbsent(path, bytes);
  }
}
