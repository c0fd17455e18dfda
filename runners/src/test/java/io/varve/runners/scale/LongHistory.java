package io.varve.runners.scale;

import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.Attempt;
import io.varve.io.model.ContentHash;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Dataset;
import io.varve.io.model.DatasetState;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.Decision;
import io.varve.io.model.FileRef;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.model.SourceFile;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowSchema;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunIds;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.shard.ShardName;
import io.varve.io.shard.ShardWriter;
import io.varve.io.shard.ShardWriter.BadRowsException;
import io.varve.io.snapshot.PendingCommit;
import io.varve.io.snapshot.PendingCommit.Rows;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.filings.FilingsConfig;
import io.varve.transforms.filings.FilingsDatasets;
import io.varve.transforms.filings.FilingsExtractor;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.listing.Selection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a warehouse with many snapshots of many source files, as if the extractor of filings had
 * made it: through the real commits, with data files and records of runs, without extraction. The
 * source files are there, too, and as the newest entries say, so that a run finds nothing to do.
 *
 * <p>Files of one shard change in each snapshot after the first; shards take turns.
 */
public final class LongHistory {

  /** Source files of a shard. */
  static final int SHARD_FILES = 1000;

  private static final Instant START = Instant.parse("2020-01-01T00:00:00Z");

  private final Path input;
  private final Warehouse warehouse;
  private final int changes;
  private final List<SourceFile> files = new ArrayList<>();
  private final Map<String, ManifestEntry> entries = new TreeMap<>();
  private final Map<Integer, DataFile> dataFiles = new TreeMap<>();
  private final ExtractorIdentity identity =
      new FilingsExtractor(FilingsConfig.defaults()).identity();
  private Optional<Stored> current = Optional.empty();

  /** A row. */
  public record Note(String noteId, String text) {}

  static final Dataset NOTES = new Dataset("notes", Note.class, List.of("note_id"), List.of());

  private LongHistory(Path input, Warehouse warehouse, int changes) {
    this.input = input;
    this.warehouse = warehouse;
    this.changes = changes;
  }

  /**
   * Makes an input folder and a warehouse.
   *
   * @param args folder, number of source files, number of snapshots, files changed by each
   */
  public static void main(String[] args) throws Exception {
    make(
        Path.of(args[0]),
        Integer.parseInt(args[1]),
        Integer.parseInt(args[2]),
        Integer.parseInt(args[3]));
  }

  /** Makes {@code folder/input} and {@code folder/warehouse}. */
  static void make(Path folder, int files, int snapshots, int changes)
      throws IOException, ListingException {
    Path input = folder.resolve("input");
    Warehouse warehouse = Warehouse.openOrCreate(folder.resolve("warehouse").toString());
    LongHistory history = new LongHistory(input, warehouse, changes);
    history.writeInput(files);
    for (int i = 1; i <= snapshots; i++) {
      history.commit(i);
    }
  }

  /** Returns the key of a source file. */
  static String key(int number) {
    return String.format(Locale.ROOT, "%03d/company-%06d-10k.htm", number / 500, number);
  }

  private void writeInput(int count) throws IOException, ListingException {
    FileTime longAgo = FileTime.from(START);
    for (int i = 0; i < count; i++) {
      Path file = input.resolve(key(i));
      if (i % 500 == 0) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, "<p>" + i);
      Files.setLastModifiedTime(file, longAgo);
    }
    InputScope scope = new InputScope(input.toString(), "", new Selection(List.of(), List.of()));
    long unused = scope.list(Instant.now(), files::add);
    files.sort((a, b) -> a.key().compareTo(b.key()));
  }

  private void commit(int number) throws IOException {
    Instant at = START.plus(Duration.ofHours(number));
    String runId = RunIds.newRunId(at);
    String attempt = RunIds.newAttemptId();
    new RunStore(warehouse.storage()).start(started(runId, at));
    List<Integer> touched = number == 1 ? allShards() : List.of(number % allShards().size());
    List<ManifestEntry> changed = new ArrayList<>();
    List<DataFileChange> written = new ArrayList<>();
    DatasetTotals totals = DatasetTotals.ZERO;
    for (int shard : touched) {
      DataFile file =
          writeShard(number, shard, new ShardName("s-" + shard, runId, attempt), changed);
      DataFile before = dataFiles.put(shard, file);
      totals = (before == null ? totals : totals.minus(before)).plus(file);
      written.add(DataFileChange.of(file));
    }
    Author author = new Author(runId, attempt, "run");
    RunCounts counts = counts(number, changed.size());
    Rows rows =
        new Rows(
            List.of(""),
            Optional.of(write(Manifests.entries(warehouse.storage()), "entries", author, changed)),
            number == 1 ? changed.size() : 0,
            Optional.of(
                write(Manifests.dataFiles(warehouse.storage()), "data-files", author, written)),
            datasets(totals));
    current =
        Optional.of(
            warehouse
                .committer()
                .commit(current, new PendingCommit(author, Optional.empty(), rows, counts)));
    finish(runId, at, counts);
  }

  private List<Integer> allShards() {
    List<Integer> shards = new ArrayList<>();
    for (int i = 0; i * SHARD_FILES < files.size(); i++) {
      shards.add(i);
    }
    return shards;
  }

  private DataFile writeShard(int number, int shard, ShardName name, List<ManifestEntry> changed)
      throws IOException {
    int first = shard * SHARD_FILES;
    int end = Math.min(files.size(), first + SHARD_FILES);
    try (ShardWriter writer = new ShardWriter(warehouse.storage(), name, List.of(NOTES))) {
      for (int i = first; i < end; i++) {
        SourceFile file = files.get(i);
        if (number == 1 || i < first + changes) {
          ManifestEntry entry = entry(file, number, name);
          entries.put(file.key(), entry);
          changed.add(entry);
        }
        ManifestEntry entry = entries.get(file.key());
        String hash = entry.contentHash().orElseThrow();
        RowOrigin origin = new RowOrigin(file.key(), hash, entry.attempt().runId());
        Note note = new Note("n", "what " + hash + " says");
        writer.append(writer.prepare(origin, Map.of(NOTES.name(), List.of(note))));
      }
      return writer.publish().get(0);
    } catch (BadRowsException e) {
      throw new IllegalStateException(e);
    }
  }

  private ManifestEntry entry(SourceFile file, int number, ShardName name) {
    Optional<ManifestEntry> before = Optional.ofNullable(entries.get(file.key()));
    String hash = ContentHash.of((file.key() + number).getBytes(StandardCharsets.UTF_8)).value();
    return new ManifestEntry(
        file.key(),
        file.recordable(),
        Optional.of(hash),
        Status.SUCCEEDED,
        Optional.of(Validation.PASS),
        identity.ref(),
        new LiveRows(Optional.of(name.shard()), Map.of(NOTES.name(), 1L)),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Attempt(
            before.map(entry -> entry.attempt().firstSeenRun()).orElse(name.runId()),
            name.runId(),
            START.plus(Duration.ofHours(number)),
            12,
            before.isEmpty() ? Decision.ADDED : Decision.MODIFIED,
            before.isEmpty() ? "not in the manifest" : "content changed"));
  }

  private <T extends Record> FileRef write(
      LayeredTable<T> table, String name, Author author, List<T> rows) throws IOException {
    String path = WarehouseLayout.manifest(author.runId(), name, author.attemptId());
    try (LayeredTable.Writer<T> writer = table.write(path)) {
      for (T row : rows) {
        writer.add(row);
      }
      return writer.publish();
    }
  }

  /** With the datasets of filings, without rows, so that snapshots have their usual size. */
  private static Map<String, DatasetState> datasets(DatasetTotals totals) {
    Map<String, DatasetState> states = new TreeMap<>();
    FilingsDatasets.all().forEach(each -> states.put(each.name(), state(each, DatasetTotals.ZERO)));
    states.put(NOTES.name(), state(NOTES, totals));
    return states;
  }

  private static DatasetState state(Dataset dataset, DatasetTotals totals) {
    return new DatasetState(
        RowSchema.of(dataset).avro().toString(),
        dataset.keyColumns(),
        dataset.references(),
        totals);
  }

  private RunCounts counts(int number, int changed) {
    long rest = (long) files.size() - changed;
    return number == 1
        ? new RunCounts(changed, changed, 0, 0, 0, 0, 0, 0, 0, 0, changed, 0, 0, 0)
        : new RunCounts(files.size(), 0, changed, 0, 0, rest, 0, 0, 0, 0, changed, 0, 0, 0);
  }

  private RunStarted started(String runId, Instant at) {
    return new RunStarted(
        Snapshot.FORMAT_VERSION,
        runId,
        Optional.empty(),
        "filings",
        at,
        current.map(stored -> stored.snapshot().id()),
        new TreeMap<>(Map.of("input", input.toString(), "include", "[]", "exclude", "[]")),
        Optional.of(identity.ref()),
        new TreeMap<>(identity.configuration()),
        new Environment("host", 1, Optional.empty(), "somebody", "/", Optional.empty(), Map.of()),
        Optional.empty());
  }

  private void finish(String runId, Instant at, RunCounts counts) throws IOException {
    new RunStore(warehouse.storage())
        .finish(
            new RunFinished(
                Snapshot.FORMAT_VERSION,
                runId,
                RunStatus.COMMITTED,
                at.plusSeconds(60),
                current.map(stored -> stored.snapshot().id()),
                counts,
                0,
                Optional.empty()));
  }
}
