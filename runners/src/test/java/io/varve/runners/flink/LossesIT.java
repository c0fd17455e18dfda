package io.varve.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import io.varve.runners.flink.slow.SlowCommitProvider;
import io.varve.runners.flink.slow.SlowExtractor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Processes of a cluster, and the one that submitted a run, end while the run is at work. */
@ExtendWith(SharedCluster.class)
final class LossesIT {

  @TempDir private Path folder;

  @Test
  void aRunSurvivesTheLossOfAWorkerThatExtracts(TestCluster cluster) throws Exception {
    SlowWork work = new SlowWork(folder, 8, 1_000);
    CompletableFuture<Result> run =
        work.start(work.words(work.warehouse().toString(), onFlink(cluster, 4)));
    work.awaitFirstShard();
    cluster.killTaskManager();
    cluster.startTaskManager();
    assertWhole(work, run.get());
    cluster.awaitSlots();
  }

  @Test
  void aRunSurvivesTheLossOfTheWorkerThatCommits(TestCluster cluster) throws Exception {
    SlowWork work = new SlowWork(folder, 3, 10);
    Path committing = folder.resolve("warehouse.committing");
    CompletableFuture<Result> run =
        work.start(work.words(SlowCommitProvider.PREFIX + work.warehouse(), onFlink(cluster, 2)));
    Await.until("a worker commits", () -> Files.exists(committing) && Files.size(committing) > 0);
    cluster.killTaskManager(Long.parseLong(Files.readString(committing)));
    cluster.startTaskManager();
    assertWhole(work, run.get());
    cluster.awaitSlots();
  }

  @Test
  void theNextRunTakesOverWhatWasFinishedWhenTheJobManagerIsLost() throws Exception {
    SlowWork work = new SlowWork(folder, 6, 1_500);
    try (TestCluster cluster = TestCluster.start(1)) {
      CompletableFuture<Result> run =
          work.start(work.words(work.warehouse().toString(), onFlink(cluster, 2)));
      work.awaitFirstShard();
      cluster.killJobManager();
      Result lost = run.get();
      assertThat(lost.out(), lost.code(), is(1));
      assertThat(
          json(lost).path("message").asText(),
          allOf(containsString("Cannot reach Flink at "), not(containsString("\n"))));
    }
    Result next =
        Workbench.execute(
            work.variables(), work.words(work.warehouse().toString()).toArray(new String[0]));
    assertThat(json(next).path("adopted").asInt(), greaterThan(0));
    assertWhole(work, next);
  }

  @Test
  void interruptingTheDriverCancelsTheJob(TestCluster cluster) throws Exception {
    SlowWork work = new SlowWork(folder, 2, 60_000);
    Set<String> before = Set.copyOf(cluster.rest().jobs().keySet());
    List<String> command = new ArrayList<>(withInterrupts());
    command.add(Workbench.HOME.resolve("varve").toString());
    command.addAll(work.words(work.warehouse().toString(), onFlink(cluster, 2)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("VARVE_NO_BUILD", "1");
    builder.environment().putAll(work.variables());
    Process driver = builder.redirectError(folder.resolve("err").toFile()).start();
    Await.until("the job runs", () -> newJobs(cluster, before).containsValue("RUNNING"));

    int unused = new ProcessBuilder("kill", "-INT", "" + driver.pid()).start().waitFor();

    assertThat(driver.waitFor(), is(130));
    String err = Files.readString(folder.resolve("err"), StandardCharsets.UTF_8);
    assertThat(err, containsString("Interrupted. What was committed stays"));
    assertThat(newJobs(cluster, before).values(), hasSize(1));
    assertThat(newJobs(cluster, before).containsValue("CANCELED"), is(true));
    assertThat(record(work), containsString("Interrupted by its user."));
  }

  private static String[] onFlink(TestCluster cluster, int parallelism) {
    return new String[] {
      "--workers=" + parallelism, "--", "--runner=FlinkRunner", "--flinkMaster=" + cluster.address()
    };
  }

  private static void assertWhole(SlowWork work, Result result) throws IOException {
    assertThat(result.out() + result.err(), result.code(), is(0));
    WarehouseFacts facts = WarehouseFacts.of(work.warehouse().toString());
    assertThat(facts.rows().get(SlowExtractor.PAUSES), hasSize(work.documents()));
    assertThat(facts.entries().size(), is(work.documents()));
    Result check =
        Workbench.execute("check", "--read-data", "--warehouse=" + work.warehouse().toString());
    assertThat(check.out(), check.code(), is(0));
  }

  private static JsonNode json(Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }

  private static Map<String, String> newJobs(TestCluster cluster, Set<String> before)
      throws Exception {
    Map<String, String> jobs = cluster.rest().jobs();
    jobs.keySet().removeAll(before);
    return jobs;
  }

  private static String record(SlowWork work) throws IOException {
    try (Stream<Path> files = Files.walk(work.warehouse().resolve("runs"))) {
      Path finished =
          files.filter(file -> file.endsWith("finished.json")).findFirst().orElseThrow();
      return Files.readString(finished);
    }
  }

  /** A program in the background hears no interrupts, and neither do those that it starts. */
  private static List<String> withInterrupts() throws Exception {
    List<String> reset = List.of("env", "--default-signal=INT");
    List<String> attempt = new ArrayList<>(reset);
    attempt.add("true");
    return new ProcessBuilder(attempt).start().waitFor() == 0 ? reset : List.of();
  }
}
