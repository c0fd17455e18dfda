package io.varve.runners.report;

import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.Attempt;
import io.varve.io.model.ContentHash;
import io.varve.io.model.DatasetState;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.Failure;
import io.varve.io.model.FailureCode;
import io.varve.io.model.FileRef;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.model.SourceMetadata;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.PendingCommit;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.environment.RunEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A warehouse with any number of snapshots and entries, without rows: each snapshot after the first
 * changes some entries, of which one fails.
 */
final class ManySnapshots {

  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  private static final String SCHEMA =
      "{\"type\":\"record\",\"name\":\"texts\",\"fields\":[{\"name\":\"id\",\"type\":\"string\"}]}";

  private final Environment environment = RunEnvironment.current();
  private final Warehouse warehouse;
  private final int entries;
  private final int changed;

  ManySnapshots(Warehouse warehouse, int entries, int changed) {
    this.warehouse = warehouse;
    this.entries = entries;
    this.changed = changed;
  }

  void make(int snapshots) throws IOException {
    for (int i = 0; i < snapshots; i++) {
      commit(i);
    }
  }

  private void commit(int number) throws IOException {
    String runId =
        String.format(
            "%sT000000Z-%06x",
            LocalDate.ofInstant(day(number), ZoneOffset.UTC)
                .format(DateTimeFormatter.BASIC_ISO_DATE),
            number);
    int first = number == 0 ? 0 : number * changed % (entries - changed);
    int rows = number == 0 ? entries : changed;
    RunCounts counts =
        number == 0
            ? new RunCounts(rows, rows, 0, 0, 0, 0, 0, 0, 0, 0, rows, 0, 0, rows)
            : new RunCounts(
                entries, 0, rows, 0, 0, entries - rows, 0, 0, 0, 0, rows - 1, 1, 0, rows);
    RunStore runs = new RunStore(warehouse.storage());
    runs.start(started(runId, number));
    Optional<FileRef> file = Optional.of(write(runId, first, rows, number));
    Map<String, DatasetState> datasets =
        Map.of(
            "texts",
            new DatasetState(
                SCHEMA, List.of("id"), List.of(), new DatasetTotals(rows, 1, 100L * rows)));
    PendingCommit commit =
        new PendingCommit(
            new Author(runId, "a" + number, "run"),
            Optional.empty(),
            new PendingCommit.Rows(
                List.of(""), file, number == 0 ? rows : 0, Optional.empty(), datasets),
            counts);
    long id = warehouse.committer().commit(warehouse.snapshots().latest(), commit).snapshot().id();
    runs.finish(
        new RunFinished(
            Snapshot.FORMAT_VERSION,
            runId,
            RunStatus.COMMITTED,
            day(number).plusSeconds(90),
            Optional.of(id),
            counts,
            5_000,
            Optional.empty()));
  }

  private FileRef write(String runId, int first, int rows, int number) throws IOException {
    LayeredTable<ManifestEntry> table = Manifests.entries(warehouse.storage());
    try (LayeredTable.Writer<ManifestEntry> writer =
        table.write("manifests/" + runId + "/entries-a" + number + ".parquet")) {
      for (int i = first; i < first + rows; i++) {
        writer.add(entry(runId, i, number, number > 0 && i == first));
      }
      return writer.publish();
    }
  }

  private static ManifestEntry entry(String runId, int place, int number, boolean fails) {
    String key = String.format("%d/%08d.htm", 1990 + place % 30, place);
    return new ManifestEntry(
        key,
        new SourceMetadata("file:///" + key, 1, FIRST, "1:" + number, Optional.empty()),
        Optional.of(ContentHash.of((key + number).getBytes(StandardCharsets.UTF_8)).value()),
        fails ? Status.FAILED : Status.SUCCEEDED,
        fails ? Optional.empty() : Optional.of(Validation.PASS),
        new ExtractorRef("texts/1", "f"),
        fails
            ? LiveRows.NONE
            : new LiveRows(Optional.of("s"), Map.of("texts", place % 7 == 0 ? 0L : 1L + number)),
        1,
        fails
            ? Optional.of(new Failure("extract", FailureCode.PARSE, "cut off", Optional.empty()))
            : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Attempt(
            runId, runId, day(number), 1, number == 0 ? Decision.ADDED : Decision.MODIFIED, ""));
  }

  private static Instant day(int number) {
    return FIRST.plus(Duration.ofDays(number));
  }

  private RunStarted started(String runId, int number) {
    return new RunStarted(
        Snapshot.FORMAT_VERSION,
        runId,
        Optional.of("nightly"),
        "texts",
        day(number),
        number == 0 ? Optional.empty() : Optional.of((long) number),
        new TreeMap<>(Map.of("input", "/in", "workers", "2")),
        Optional.of(new ExtractorRef("texts/1", "f")),
        new TreeMap<>(Map.of("depth", "1")),
        environment,
        Optional.empty());
  }
}
