package io.varve.io.shard;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.io.snapshot.WarehouseLayout;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShardNameTest {

  @Test
  void shardsOfSeveralInputsHaveNamesOfTheirOwn() {
    assertThat(ShardName.ofNumber("run-1", "prices", 7), is("run-1-prices-00007"));
    assertThat(ShardName.ofNumber("run-1", "instruments", 7), is("run-1-instruments-00007"));
  }

  @Test
  void onlyInputGoesWithoutAName() {
    assertThat(ShardName.ofNumber("run-1", "", 100_000), is("run-1-100000"));
  }

  @Test
  void aShardOfAPartitionIsInItsFolderAndTellsWhoWroteIt() {
    String shard = ShardName.inPartition("year=2026/month=06/day=20", "run-1", "records");
    assertThat(ShardName.partitionOf(shard), is("year=2026/month=06/day=20"));
    String path = new ShardName(shard, "run-9", "attempt").path("records");
    assertThat(
        path, is("data/records/year=2026/month=06/day=20/run-9/run-1-records-attempt.parquet"));
    assertThat(WarehouseLayout.writer(path), is(Optional.of("run-9")));
  }

  @Test
  void aShardWithoutPartitionIsInTheFolderOfItsDataset() {
    assertThat(ShardName.partitionOf("run-1-00001"), is(""));
    String path = new ShardName("run-1-00001", "run-9", "attempt").path("lines");
    assertThat(path, is("data/lines/run-9/run-1-00001-attempt.parquet"));
    assertThat(WarehouseLayout.writer(path), is(Optional.of("run-9")));
  }

  @Test
  void foldersDividedByRunsTellTheRun() {
    assertThat(
        WarehouseLayout.writer("raw/run-9/0001/page-00001.json.gz"), is(Optional.of("run-9")));
    assertThat(
        WarehouseLayout.writer("staging/run-9/year=2026/month=06/day=20/x-1.json"),
        is(Optional.of("run-9")));
    assertThat(WarehouseLayout.writer("runs/run-9/started.json"), is(Optional.of("run-9")));
    assertThat(WarehouseLayout.writer("snapshots/1.json"), is(Optional.empty()));
    assertThat(WarehouseLayout.writer("data/lines/stray.parquet"), is(Optional.empty()));
    assertThat(WarehouseLayout.writer("data/stray"), is(Optional.empty()));
  }

  @Test
  void daysArePartitions() {
    LocalDate day = LocalDate.parse("2026-06-05");
    assertThat(DayPartition.of(day), is("year=2026/month=06/day=05"));
    assertThat(DayPartition.dayOf(DayPartition.of(day) + "/run-1-x"), is(Optional.of(day)));
    for (String none :
        new String[] {
          "run-1-00001",
          "year=2026/x",
          "year=2026/month=13/day=01/x",
          "a/year=2026/month=06/day=05/x"
        }) {
      assertThat(none, DayPartition.dayOf(none), is(Optional.empty()));
    }
  }
}
