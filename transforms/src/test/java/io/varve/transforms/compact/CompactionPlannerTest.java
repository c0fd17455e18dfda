package io.varve.transforms.compact;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.DataFile;
import io.varve.transforms.compact.CompactionPlan.Forecast;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CompactionPlannerTest {

  private final Map<String, List<DataFile>> files = new TreeMap<>();
  private final Map<String, String> schemas = new HashMap<>();
  private final Map<String, Long> documents = new HashMap<>();
  private boolean schemasAsked;

  @Test
  void smallShardsArePackedInTheirOrderUpToTheTarget() throws Exception {
    shard("a", 40, 10);
    shard("b", 40, 10);
    shard("c", 40, 10);
    shard("d", 10, 1);
    shard("good", 60, 10);
    CompactionPlan plan = plan(100, 2);
    assertThat(plan.groups(), contains(new CompactionGroup(0, List.of("a", "b", "d"), 1)));
    assertThat(plan.datasets().get("lines"), is(new Forecast(5, 190, 3, 3, 90)));
    assertThat(plan.datasets().get("documents"), is(new Forecast(5, 41, 3, 3, 21)));
    assertThat(plan.rewrittenBytes(), is(111L));
  }

  @Test
  void everyDatasetKeepsWithinTheTarget() throws Exception {
    shard("a", 10, 45);
    shard("b", 45, 10);
    shard("c", 10, 50);
    assertThat(plan(100, 2).groups(), contains(new CompactionGroup(0, List.of("a", "b"), 1)));
  }

  @Test
  void aFileOfTheSizeOfHalfATargetOrTwoTargetsStays() throws Exception {
    shard("half", 50, 1);
    shard("half2", 50, 1);
    shard("twice", 201, 1);
    assertThat(plan(100, 2).isEmpty(), is(true));
    assertThat("without a small shard nobody reads files", schemasAsked, is(false));
  }

  @Test
  void fewFilesAreNotWorthIt() throws Exception {
    shard("a", 10, 1);
    shard("b", 10, 1);
    assertThat(plan(100, 3).groups(), is(empty()));
    shard("c", 10, 1);
    assertThat(plan(100, 3).groups(), hasSize(1));
  }

  @Test
  void shardsThatShareNoDatasetBecomeNoFewerFiles() throws Exception {
    files.put("a", List.of(file("lines", "a", 10)));
    files.put("b", List.of(file("documents", "b", 10)));
    assertThat(plan(100, 2).groups(), is(empty()));
  }

  @Test
  void otherColumnsAreOtherGroups() throws Exception {
    shard("a", 10, 1);
    shard("b", 10, 1);
    shard("c", 10, 1);
    shard("d", 10, 1);
    schemas.put("lines/b", "wider");
    schemas.put("lines/d", "wider");
    assertThat(
        plan(100, 2).groups(),
        contains(
            new CompactionGroup(0, List.of("a", "c"), 1),
            new CompactionGroup(1, List.of("b", "d"), 1)));
  }

  @Test
  void shardsOfOnePartitionAreMergedAndNoOthers() throws Exception {
    shard("year=2026/month=06/day=20/a", 10, 1);
    shard("year=2026/month=06/day=20/b", 10, 1);
    shard("year=2026/month=06/day=21/c", 10, 1);
    shard("year=2026/month=06/day=21/d", 10, 1);
    shard("year=2026/month=06/day=22/alone", 10, 1);
    shard("x", 10, 1);
    shard("y", 10, 1);
    shard("year=2026/month=06/day=22/huge", 250, 1);
    documents.put("year=2026/month=06/day=22/huge", 9L);
    CompactionPlan plan = plan(100, 2);
    assertThat(
        plan.groups(),
        contains(
            new CompactionGroup(0, List.of("x", "y"), 1),
            new CompactionGroup(
                1, List.of("year=2026/month=06/day=20/a", "year=2026/month=06/day=20/b"), 1),
            new CompactionGroup(
                2, List.of("year=2026/month=06/day=21/c", "year=2026/month=06/day=21/d"), 1),
            new CompactionGroup(3, List.of("year=2026/month=06/day=22/huge"), 3)));
    assertThat(plan.groups().get(0).target("run", 0), is("run-00000"));
    assertThat(plan.groups().get(2).target("run", 0), is("year=2026/month=06/day=21/run-00002"));
    assertThat(plan.groups().get(3).target("run", 2), is("year=2026/month=06/day=22/run-00005"));
    assertThat(plan(100, 3).groups(), hasSize(1));
  }

  @Test
  void aLargeShardIsSplitIntoNoMorePartsThanDocuments() throws Exception {
    shard("a", 10, 1);
    shard("b", 10, 1);
    shard("huge", 1000, 1);
    shard("large", 450, 1);
    shard("single", 900, 1);
    documents.put("large", 9L);
    documents.put("huge", 3L);
    documents.put("single", 1L);
    CompactionPlan plan = plan(100, 2);
    assertThat(
        plan.groups(),
        contains(
            new CompactionGroup(0, List.of("a", "b"), 1),
            new CompactionGroup(1, List.of("huge"), 3),
            new CompactionGroup(4, List.of("large"), 5)));
    CompactionPlan left = CompactionPlanner.leaving(files);
    assertThat(left.isEmpty(), is(true));
    assertThat(left.datasets().get("lines"), is(new Forecast(5, 2370, 5, 0, 0)));
  }

  /** Whatever the sizes: a shard goes at most once, and no number is used twice. */
  @Test
  void plansAreSound() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      files.clear();
      for (int i = 0; i < 60; i++) {
        String name = String.format("%03d", i);
        shard(name, 1 + random.nextInt(300), 1 + random.nextInt(60));
        documents.put(name, (long) random.nextInt(6));
      }
      CompactionPlan plan = plan(100, 2);
      Set<String> going = new HashSet<>();
      Set<Integer> numbers = new HashSet<>();
      for (CompactionGroup group : plan.groups()) {
        long bytes = 0;
        for (String shard : group.shards()) {
          assertThat(going.add(shard), is(true));
          bytes += files.get(shard).get(0).sizeBytes();
        }
        assertThat(group.parts() > 1 || bytes <= 100, is(true));
        for (int i = 0; i < group.parts(); i++) {
          assertThat(numbers.add(group.number() + i), is(true));
        }
      }
      assertThat(plan(100, 2), is(plan));
    }
  }

  @Test
  void boundsAreChecked() {
    assertThrows(IllegalArgumentException.class, () -> new CompactionRule(0, 2));
    assertThrows(IllegalArgumentException.class, () -> new CompactionRule(1, 1));
    assertThrows(IllegalArgumentException.class, () -> new CompactionGroup(0, List.of(), 1));
    assertThrows(
        IllegalArgumentException.class, () -> new CompactionGroup(0, List.of("day=1/a", "b"), 1));
    assertThat(new CompactionRule(Long.MAX_VALUE, 2).isLarge(Long.MAX_VALUE), is(false));
    assertThat(new CompactionRule(1, 2).isSmall(0), is(true));
  }

  private void shard(String name, long lines, long documentBytes) {
    files.put(
        name,
        new ArrayList<>(
            List.of(file("lines", name, lines), file("documents", name, documentBytes))));
  }

  private static DataFile file(String dataset, String shard, long bytes) {
    return new DataFile(dataset, shard, dataset + "/" + shard, 1, bytes, "sha256:0", "run");
  }

  private CompactionPlan plan(long target, int minFiles) throws Exception {
    CompactionPlanner.Lookup lookup =
        new CompactionPlanner.Lookup() {
          @Override
          public Map<String, String> schemas(List<DataFile> asked) {
            schemasAsked = true;
            Map<String, String> answer = new HashMap<>();
            asked.forEach(
                file -> answer.put(file.path(), schemas.getOrDefault(file.path(), "usual")));
            return answer;
          }

          @Override
          public Map<String, Long> documents(Set<String> shards) {
            return documents;
          }
        };
    return new CompactionPlanner(new CompactionRule(target, minFiles), lookup).plan(files);
  }
}
