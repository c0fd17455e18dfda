package io.varve.pipelines.compact;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.DataFile;
import io.varve.io.model.DatasetState;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.NoWarehouseException;
import io.varve.io.storage.DamagedException;
import io.varve.pipelines.run.LinesExtractor;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.compact.CompactionRule;
import io.varve.transforms.work.ShardPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What compactions do to a warehouse, and what they leave as it is. */
class CompactionRunTest {

  private static final CompactionRule MERGE_ALL = new CompactionRule(1 << 20, 2);
  private static final List<String> DATASETS = List.of("documents", "lines");

  @TempDir Path folder;
  private RunFixture fixture;

  @BeforeEach
  void warehouse() {
    fixture = new RunFixture(folder.resolve("input"), folder.resolve("warehouse").toString());
  }

  @Test
  void smallDataFilesBecomeOneAndNoRowChanges() throws Exception {
    severalRuns(5);
    Map<String, List<String>> rows = rows();
    Map<String, ManifestEntry> entries = fixture.entries();
    long bytes = totals("lines").sizeBytes();
    assertThat(fixture.dataFiles(), hasSize(10));

    RunReport report = fixture.compact(MERGE_ALL).orElseThrow();

    assertThat(report.status(), is(RunStatus.COMMITTED));
    assertThat(rows(), is(rows));
    assertThat(fixture.dataFiles(), hasSize(2));
    assertThat(totals("lines").dataFiles(), is(1L));
    assertThat(totals("lines").sizeBytes(), lessThan(bytes));
    assertThat(movedBack(fixture.entries(), entries), is(entries));
    Snapshot snapshot = fixture.snapshot().orElseThrow();
    assertThat(snapshot.author().operation(), is("compact"));
    assertThat(snapshot.counts(), is(RunCounts.NONE));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void itIsRecordedWithItsOptions() throws Exception {
    severalRuns(2);
    RunReport report = fixture.compact(MERGE_ALL).orElseThrow();
    RunStarted started =
        new RunStore(fixture.open().storage()).find(report.runId()).started().orElseThrow();
    assertThat(started.pipeline(), is("compact"));
    assertThat(started.parentSnapshot(), is(Optional.of(2L)));
    assertThat(started.options(), is(Map.of("target-size", "1048576", "min-files", "2")));
    assertThat(fixture.open().snapshots().ids(), contains(1L, 2L, 3L));
  }

  @Test
  void aSecondCompactionHasNothingToDo() throws Exception {
    severalRuns(6);
    // Files shrink when they are merged, so that what comes out could be merged again.
    CompactionRule rule = new CompactionRule(3 * largest(), 2);
    assertThat(fixture.compact(rule).orElseThrow().status(), is(RunStatus.COMMITTED));
    assertThat(fixture.dataFiles().size(), greaterThan(2));
    assertThat(fixture.compact(rule), is(Optional.empty()));
    fixture.write("another.txt", "one more\n");
    fixture.run();
    assertThat(fixture.compaction(rule).plan().isEmpty(), is(false));
  }

  @Test
  void aLargeShardIsSplitByDocuments() throws Exception {
    fixture.settings().shardPlan = new ShardPlan(1 << 30, 1 << 30);
    for (int i = 0; i < 12; i++) {
      fixture.write(i + ".txt", noise(i, 400));
    }
    fixture.run();
    assertThat(fixture.dataFiles(), hasSize(2));
    Map<String, List<String>> rows = rows();
    long target = largest() / 4 + 1;

    assertThat(
        fixture.compact(new CompactionRule(target, 2)).orElseThrow().status(),
        is(RunStatus.COMMITTED));

    assertThat(rows(), is(rows));
    assertThat(totals("lines").dataFiles(), is(4L));
    assertThat(
        fixture.dataFiles().stream().map(DataFile::sizeBytes).toList(),
        everyItem(lessThan(2 * target)));
  }

  @Test
  void aSingleDocumentCannotBeSplit() throws Exception {
    fixture.write("a.txt", noise(1, 2000));
    fixture.run();
    assertThat(fixture.compact(new CompactionRule(1000, 2)), is(Optional.empty()));
  }

  @Test
  void staleAndMissingAndEmptyDocumentsMoveAsTheyAre() throws Exception {
    fixture.settings().maxMissing = 100;
    severalRuns(3);
    fixture.write("empty.txt", "");
    fixture.write("bad.txt", "GARBLED\n");
    fixture.run();
    fixture.write("0.txt", "GARBLED\nwas good\n");
    fixture.delete("1.txt");
    fixture.run();
    Map<String, ManifestEntry> entries = fixture.entries();
    Map<String, List<String>> rows = rows();
    assertThat(entries.get("0.txt").stale().isPresent(), is(true));
    assertThat(entries.get("1.txt").missingSince().isPresent(), is(true));

    fixture.compact(MERGE_ALL);

    assertThat(rows(), is(rows));
    assertThat(movedBack(fixture.entries(), entries), is(entries));
  }

  @Test
  void dataFilesOfOtherColumnsAreNotMixed() throws Exception {
    severalRuns(2);
    fixture.settings().extractor = new WiderExtractor(LinesExtractor.plain().version(2));
    fixture.settings().include = List.of("new*");
    fixture.settings().maxMissing = 100;
    for (int i = 0; i < 2; i++) {
      fixture.write("new" + i + ".txt", "wide " + i + "\n");
      fixture.run();
    }
    Map<String, List<String>> rows = rows();

    fixture.compact(MERGE_ALL);

    assertThat(rows(), is(rows));
    assertThat(totals("documents").dataFiles(), is(2L));
    assertThat(rows.get("documents").toString(), containsString("words"));
  }

  @Test
  void aRunOnOtherFilesAndACompactionBothLand() throws Exception {
    severalRuns(3);
    CompactionRun compaction = fixture.compaction(MERGE_ALL);
    fixture.write("new.txt", "added meanwhile\n");
    assertThat(fixture.run().status(), is(RunStatus.COMMITTED));
    Map<String, List<String>> rows = rows();

    assertThat(compaction.execute().status(), is(RunStatus.COMMITTED));

    fixture.check();
    assertThat(rows(), is(rows));
    assertThat(totals("lines").dataFiles(), is(2L));
    assertThat("the file that came meanwhile", fixture.compact(MERGE_ALL).isPresent(), is(true));
    assertThat(totals("lines").dataFiles(), is(1L));
  }

  @Test
  void aRunOnTheSameFilesComesFirst() throws Exception {
    severalRuns(3);
    CompactionRun compaction = fixture.compaction(MERGE_ALL);
    fixture.write("1.txt", "changed meanwhile\n");
    assertThat(fixture.run().status(), is(RunStatus.COMMITTED));
    Map<String, List<String>> rows = rows();

    RunReport lost = compaction.execute();

    assertThat(lost.status(), is(RunStatus.CONFLICT));
    assertThat(lost.problem().orElseThrow().getMessage(), containsString("1.txt"));
    fixture.check();
    assertThat(rows(), is(rows));
    assertThat(fixture.compact(MERGE_ALL).orElseThrow().status(), is(RunStatus.COMMITTED));
    assertThat(rows(), is(rows));
  }

  @Test
  void twoCompactionsOfTheSameFilesDoNotDoubleThem() throws Exception {
    severalRuns(3);
    CompactionRun first = fixture.compaction(MERGE_ALL);
    CompactionRun second = fixture.compaction(MERGE_ALL);
    Map<String, List<String>> rows = rows();
    assertThat(first.execute().status(), is(RunStatus.COMMITTED));
    assertThat(second.execute().status(), is(RunStatus.CONFLICT));
    fixture.check();
    assertThat(rows(), is(rows));
  }

  @Test
  void aChangedDataFileIsDamageAndNothingIsCommitted() throws Exception {
    severalRuns(2);
    CompactionRun compaction = fixture.compaction(MERGE_ALL);
    Path file = Path.of(fixture.location()).resolve(fixture.dataFiles().get(0).path());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 3] ^= 1;
    Files.delete(file);
    Files.write(file, bytes);

    RunReport failed = compaction.execute();

    assertThat(failed.status(), is(RunStatus.FAILED));
    assertThat(failed.problem().orElseThrow() instanceof DamagedException, is(true));
    assertThat(fixture.open().snapshots().ids(), contains(1L, 2L));
  }

  @Test
  void planningWritesNothing() throws Exception {
    assertThrows(NoWarehouseException.class, () -> fixture.compaction(MERGE_ALL));
    severalRuns(2);
    List<Path> before = files();
    assertThat(fixture.compaction(MERGE_ALL).plan().isEmpty(), is(false));
    assertThat(fixture.compaction(new CompactionRule(1 << 20, 3)).plan().isEmpty(), is(true));
    assertThat(files(), is(before));
    assertThat(before, not(hasSize(0)));
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("warehouse"))) {
      return files.sorted().toList();
    }
  }

  private void severalRuns(int runs) throws Exception {
    fixture.settings().enforce = false;
    for (int i = 0; i < runs; i++) {
      fixture.write(i + ".txt", "first of " + i + "\nsecond of " + i + "\n");
      assertThat(fixture.runUnchecked().status(), is(RunStatus.COMMITTED));
    }
    fixture.settings().enforce = true;
  }

  /** Lines that do not compress. */
  private static String noise(int seed, int lines) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(Long.toHexString(random.nextLong())).append('\n');
    }
    return text.toString();
  }

  private DatasetTotals totals(String dataset) throws Exception {
    DatasetState state = fixture.snapshot().orElseThrow().datasets().get(dataset);
    return state.totals();
  }

  private long largest() throws Exception {
    return fixture.dataFiles().stream().mapToLong(DataFile::sizeBytes).max().orElseThrow();
  }

  /** All columns of all rows, of each document in its order. */
  private Map<String, List<String>> rows() throws Exception {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String dataset : DATASETS) {
      Map<String, List<String>> byDocument = new TreeMap<>();
      for (GenericRecord row : fixture.rows(dataset)) {
        byDocument
            .computeIfAbsent(row.get("source_key").toString(), key -> new ArrayList<>())
            .add(row.toString());
      }
      List<String> all = new ArrayList<>();
      byDocument.values().forEach(all::addAll);
      rows.put(dataset, all);
    }
    return rows;
  }

  /** Entries with the shards that they had: nothing else of them may differ. */
  private static Map<String, ManifestEntry> movedBack(
      Map<String, ManifestEntry> entries, Map<String, ManifestEntry> before) {
    Map<String, ManifestEntry> back = new TreeMap<>();
    entries.forEach(
        (key, entry) ->
            back.put(key, before.get(key).live().shard().map(entry::movedTo).orElse(entry)));
    return back;
  }
}
