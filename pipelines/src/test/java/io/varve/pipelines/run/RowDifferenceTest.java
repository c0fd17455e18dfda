package io.varve.pipelines.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.varve.io.audit.diff.RowDifference;
import io.varve.io.audit.diff.SnapshotDifference;
import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.FileRef;
import io.varve.io.model.Manifest;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.parquet.RowReader;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.PendingCommit;
import io.varve.io.snapshot.PendingCommit.State;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Taking the removed rows of a difference out of one snapshot and putting the added ones in gives
 * the other: for all pairs of snapshots of a history of edits, deletions, failures, another
 * extractor and a rollback, for each dataset.
 */
class RowDifferenceTest {

  private static final long SEED = 4711;
  private static final int RUNS = 6;
  private static final int FILES = 12;

  @TempDir Path folder;
  private RunFixture fixture;

  @BeforeEach
  void makeFixture() {
    fixture = new RunFixture(folder.resolve("input"), folder.resolve("warehouse").toString());
    fixture.settings().enforce = false;
    fixture.settings().prune = true;
    fixture.settings().maxMissing = 100;
  }

  @Test
  void theDifferenceAppliedToOneSnapshotGivesTheOther() throws Exception {
    live();
    Warehouse warehouse = fixture.open();
    History history = warehouse.history();
    long differing = 0;
    for (long from : history.kept()) {
      for (long to : history.kept()) {
        SnapshotDifference difference =
            SnapshotDifference.read(
                warehouse,
                history,
                history.find(from).map(Stored::snapshot),
                history.find(to).orElseThrow().snapshot());
        for (String dataset : List.of("documents", "lines")) {
          Map<String, Integer> rows = rows(warehouse, history, from, dataset);
          long before = rows.size();
          new RowDifference(warehouse.storage(), difference, dataset).visit(patch(rows));
          String reason = "seed " + SEED + ", " + dataset + " from " + from + " to " + to;
          assertThat(reason, rows, is(rows(warehouse, history, to, dataset)));
          differing += from == to ? 0 : before;
        }
      }
    }
    assertThat(differing, is(greaterThan(100L)));
    fixture.check();
  }

  private void live() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < FILES; i++) {
      fixture.write(i + ".txt", "file " + i + "\nsame\nsame\n");
    }
    fixture.run();
    for (int run = 1; run < RUNS; run++) {
      for (int n = 0; n < 3; n++) {
        String key = random.nextInt(FILES) + ".txt";
        boolean broken = random.nextInt(5) == 0;
        fixture.write(key, (broken ? "GARBLED" : "run " + run) + "\nsame\n" + "more\n".repeat(n));
      }
      String gone = random.nextInt(FILES) + ".txt";
      if (run % 2 == 0 && fixture.path(gone).toFile().exists()) {
        fixture.delete(gone);
      }
      if (run == 3) {
        fixture.settings().extractor = LinesExtractor.plain().version(2);
      }
      fixture.run();
    }
    rollback(2);
    fixture.check();
    fixture.write("0.txt", "after the rollback\n");
    fixture.run();
  }

  /** As an operation on the warehouse does: the old state, with all that it changes named. */
  private void rollback(long target) throws IOException {
    Warehouse warehouse = fixture.open();
    Stored current = warehouse.snapshots().latest().orElseThrow();
    Snapshot to = warehouse.snapshots().find(target).orElseThrow().snapshot();
    Manifest now = current.snapshot().manifest();
    Manifest then = to.manifest();
    LayeredTable<ManifestEntry> entries = Manifests.entries(warehouse.storage());
    Map<String, ManifestEntry> changed = new TreeMap<>();
    entries.forEach(now.entries(), e -> changed.put(e.key(), e.removal(e.attempt())));
    entries.forEach(then.entries(), e -> changed.put(e.key(), e));
    LayeredTable<DataFileChange> files = Manifests.dataFiles(warehouse.storage());
    Map<String, DataFileChange> replaced = new TreeMap<>();
    files.forEach(
        now.dataFiles(), c -> replaced.put(c.file().place(), DataFileChange.removalOf(c.file())));
    files.forEach(then.dataFiles(), c -> replaced.put(c.file().place(), c));
    Manifest manifest =
        new Manifest(
            then.entries(),
            then.entryCount(),
            then.dataFiles(),
            then.keyPrefixes(),
            Optional.of(write(entries, "manifests/back/entries", changed)),
            Optional.of(write(files, "manifests/back/data-files", replaced)));
    PendingCommit back =
        new PendingCommit(
            new Author("back", "attempt", "rollback"),
            Optional.empty(),
            new State(manifest, to.datasets(), current.snapshot().lifecycle()),
            RunCounts.NONE);
    assertThat(
        warehouse.committer().commit(Optional.of(current), back).snapshot().id(),
        is(current.snapshot().id() + 1));
  }

  private static <T extends Record> FileRef write(
      LayeredTable<T> table, String path, Map<String, T> rows) throws IOException {
    try (LayeredTable.Writer<T> writer = table.write(path)) {
      for (T row : rows.values()) {
        writer.add(row);
      }
      return writer.publish();
    }
  }

  private static RowDifference.Visitor patch(Map<String, Integer> rows) {
    return new RowDifference.Visitor() {
      @Override
      public void removed(GenericRecord row) {
        assertThat("removed rows are there: " + row, rows.containsKey(text(row)), is(true));
        rows.computeIfPresent(text(row), (same, count) -> count == 1 ? null : count - 1);
      }

      @Override
      public void added(GenericRecord row) {
        rows.merge(text(row), 1, Integer::sum);
      }
    };
  }

  /** Reads a snapshot as a reader without any filter does; equal rows are counted. */
  private static Map<String, Integer> rows(
      Warehouse warehouse, History history, long id, String dataset) throws IOException {
    Map<String, Integer> rows = new HashMap<>();
    for (DataFile file : history.dataFiles(warehouse, history.find(id).orElseThrow().snapshot())) {
      if (file.dataset().equals(dataset)) {
        try (RowReader reader = RowReader.open(warehouse.storage(), file.path())) {
          for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.merge(text(row.get()), 1, Integer::sum);
          }
        }
      }
    }
    return rows;
  }

  private static String text(GenericRecord row) {
    row.put("run_id", "");
    return row.toString();
  }
}
