package io.varve.pipelines.compact;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.varve.io.model.DataFile;
import io.varve.io.model.ManifestEntry;
import io.varve.io.records.DayWarehouse;
import io.varve.io.records.Sighting;
import io.varve.io.run.RunStatus;
import io.varve.io.shard.ShardName;
import io.varve.pipelines.run.RunFixture;
import io.varve.transforms.compact.CompactionRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A compaction of a warehouse by days is the consolidation of each day. */
class PartitionedCompactionTest {

  private static final CompactionRule MERGE_ALL = new CompactionRule(1 << 20, 2);

  @TempDir Path folder;

  @Test
  void filesOfADayBecomeOneInTheirDay() throws Exception {
    String location = folder.resolve("warehouse").toString();
    DayWarehouse days = new DayWarehouse(location);
    days.run("r1", Sighting.of("2026-06-20", "a", 1), Sighting.of("2026-06-21", "c", 1));
    days.run("r2", Sighting.of("2026-06-20", "b", 2), Sighting.of("2026-06-22", "e", 1));
    days.run("r3", Sighting.of("2026-06-20", "a", 2), Sighting.of("2026-06-21", "d", 3));
    Map<String, List<String>> rows = days.rows(days.current(), "records");
    Map<String, String> partitions = partitions(days);

    RunFixture fixture = new RunFixture(folder.resolve("input"), location);
    assertThat(fixture.compact(MERGE_ALL).orElseThrow().status(), is(RunStatus.COMMITTED));

    days.check();
    assertThat(days.rows(days.current(), "records"), is(rows));
    assertThat(partitions(days), is(partitions));
    List<DataFile> files = days.dataFiles(days.current());
    assertThat(
        files.stream().map(file -> ShardName.partitionOf(file.shard())).sorted().toList(),
        contains(
            "year=2026/month=06/day=20", "year=2026/month=06/day=21", "year=2026/month=06/day=22"));
    for (DataFile file : files) {
      assertThat(
          List.of(file.path()),
          everyItem(startsWith("data/records/" + ShardName.partitionOf(file.shard()) + "/")));
    }
    assertThat(fixture.compact(MERGE_ALL).isPresent(), is(false));
  }

  @Test
  void aDayOfOneLargeFileIsSplitInItsDay() throws Exception {
    String location = folder.resolve("warehouse").toString();
    DayWarehouse days = new DayWarehouse(location);
    Sighting[] found = new Sighting[60];
    for (int i = 0; i < found.length; i++) {
      found[i] = Sighting.of("2026-06-20", "id-" + i, 20);
    }
    days.run("r1", found);
    Map<String, List<String>> rows = days.rows(days.current(), "records");
    long size = days.dataFiles(days.current()).get(0).sizeBytes();

    RunFixture fixture = new RunFixture(folder.resolve("input"), location);
    CompactionRule third = new CompactionRule(size / 3 + 1, 2);
    assertThat(fixture.compact(third).orElseThrow().status(), is(RunStatus.COMMITTED));

    days.check();
    assertThat(days.rows(days.current(), "records"), is(rows));
    assertThat(days.dataFiles(days.current()).size(), is(3));
    for (DataFile file : days.dataFiles(days.current())) {
      assertThat(file.path(), startsWith("data/records/year=2026/month=06/day=20/"));
    }
  }

  private static Map<String, String> partitions(DayWarehouse days) throws Exception {
    Map<String, String> partitions = new TreeMap<>();
    for (ManifestEntry entry : days.entries(days.current()).values()) {
      partitions.put(entry.key(), ShardName.partitionOf(entry.live().shard().orElseThrow()));
    }
    return partitions;
  }
}
