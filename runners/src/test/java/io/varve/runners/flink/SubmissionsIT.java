package io.varve.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.storage.LocalStorage;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import io.varve.runners.flink.ClusterRest.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The same run on every runner and submitted in every way. */
@ExtendWith(SharedCluster.class)
final class SubmissionsIT {

  private static final Path SAMPLES = Workbench.HOME.resolve("pipelines/samples/filings");
  private static final Path JAR = Path.of("target/varve-cluster.jar").toAbsolutePath();
  private static final int SOME_DOCUMENTS_FAILED = 3;

  @TempDir private Path folder;

  @Test
  void everyRunnerAndEveryWayOfSubmissionGivesTheSameWarehouse(TestCluster cluster)
      throws Exception {
    Result direct = Workbench.execute(words("direct"));
    assertThat(direct.err(), direct.code(), is(SOME_DOCUMENTS_FAILED));
    WarehouseFacts expected = facts("direct");

    Result local = Workbench.execute(words("local", "--", "--runner=FlinkRunner"));
    assertThat(local.err(), local.code(), is(SOME_DOCUMENTS_FAILED));
    assertThat(facts("local"), is(expected));

    Result driver = Workbench.execute(words("driver", "--", "--runner=FlinkRunner", at(cluster)));
    assertThat(driver.err(), driver.code(), is(SOME_DOCUMENTS_FAILED));
    assertThat(driver.out(), containsString("Failed (every other document is in the snapshot)"));
    assertThat(facts("driver"), is(expected));
    assertThat(started("driver").cluster(), is(Optional.of(cluster.address())));

    Result client = flinkRun(cluster, words("client"));
    assertThat(client.out(), client.code(), is(0));
    assertThat(ended("client").status(), is(RunStatus.COMMITTED));
    assertThat(facts("client"), is(expected));
    assertThat(started("client").cluster(), is(Optional.of(cluster.address())));

    ClusterRest rest = cluster.rest();
    String jar = rest.upload(JAR);
    Answer submitted = rest.run(jar, List.of(words("rest")), 2);
    assertThat(submitted.body().toString(), submitted.code(), is(200));
    assertThat(submitted.body().path("jobid").asText(), matchesPattern("[0-9a-f]{32}"));
    assertThat(ended("rest").status(), is(RunStatus.COMMITTED));
    assertThat(facts("rest"), is(expected));
    assertThat("its process is the JobManager", started("rest").cluster(), is(Optional.empty()));

    Answer again = rest.run(jar, List.of(words("rest")), 2);
    assertThat(again.body().toString(), again.code(), is(200));
    Await.until("the second run has ended", () -> runs("rest").ids().size() == 2);
    assertThat(ended("rest").status(), is(RunStatus.NO_CHANGES));

    Answer wrong = rest.run(jar, List.of("run", "filings", "--nonsense"), 2);
    assertThat(wrong.code(), is(400));
    assertThat(wrong.body().toString(), containsString("Cannot understand the arguments: Missing"));
    Answer nowhere =
        rest.run(jar, List.of("run", "filings", "--input=/nowhere", "--warehouse=" + folder), 2);
    assertThat(nowhere.code(), is(400));
    assertThat(nowhere.body().toString(), containsString("Cannot list the input /nowhere"));
  }

  @Test
  void aRunThatNobodyWaitsForIsNamed(TestCluster cluster) throws Exception {
    Result result =
        Workbench.execute(
            words("alone", "--json", "--", "--runner=FlinkRunner", at(cluster), detached()));
    assertThat(result.err(), result.code(), is(0));
    JsonNode json = new ObjectMapper().readTree(result.out());
    assertThat(json.path("status").asText(), is("submitted"));
    assertThat(cluster.rest().jobs().keySet(), hasItem(json.path("job_id").asText()));
    assertThat(ended("alone").runId(), is(json.path("run_id").asText()));

    Result quiet =
        Workbench.execute(words("alone", "--", "--runner=FlinkRunner", at(cluster), detached()));
    assertThat(quiet.err(), quiet.code(), is(0));
    assertThat(quiet.out(), containsString("Nothing changed: no new snapshot"));
  }

  @Test
  void mistakesAreOneLine() {
    Result nobody =
        Workbench.execute(
            words("nobody", "--", "--runner=FlinkRunner", "--flinkMaster=localhost:1"));
    assertThat(nobody.code(), is(1));
    assertThat(nobody.err(), containsString("Cannot reach Flink at localhost:1: "));
    assertThat(nobody.err(), not(containsString("\tat ")));
    Result inside = Workbench.execute(words("inside", "--", "--runner=FlinkRunner", detached()));
    assertThat(inside.code(), is(2));
    assertThat(inside.err(), containsString("Invalid --attachedMode=false: Flink in this process"));
    Result streaming =
        Workbench.execute(
            words("streaming", "--", "--runner=FlinkRunner", "--useDataStreamForBatch=true"));
    assertThat(
        streaming.err(),
        allOf(containsString("varve runs batch jobs"), not(containsString("\tat "))));
  }

  private String[] words(String warehouse, String... more) {
    List<String> words = new ArrayList<>(List.of("run", "filings", "--input=" + SAMPLES));
    words.addAll(List.of("--warehouse=" + folder.resolve(warehouse), "--workers=2"));
    words.addAll(List.of(more));
    return words.toArray(new String[0]);
  }

  private static String at(TestCluster cluster) {
    return "--flinkMaster=" + cluster.address();
  }

  private static String detached() {
    return "--attachedMode=false";
  }

  /** Flink's own command, as its script starts it. */
  private static Result flinkRun(TestCluster cluster, String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", ClusterFiles.classPath()));
    Path home = cluster.clientFolder();
    command.add("-Dlogback.configurationFile=" + home.resolve("logback.xml"));
    command.add("org.apache.flink.client.cli.CliFrontend");
    command.addAll(List.of("run", "-d", "-m", cluster.address(), "-p", "2", JAR.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("FLINK_CONF_DIR", home.toString());
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), text, "");
  }

  private WarehouseFacts facts(String warehouse) throws Exception {
    return WarehouseFacts.of(folder.resolve(warehouse).toString());
  }

  private RunStore runs(String warehouse) {
    return new RunStore(LocalStorage.at(folder.resolve(warehouse)));
  }

  private RunStarted started(String warehouse) throws Exception {
    return runs(warehouse).find(runs(warehouse).ids().get(0)).started().orElseThrow();
  }

  /** Waits for the end of the newest run. */
  private RunFinished ended(String warehouse) throws Exception {
    assertThat(Files.isDirectory(folder.resolve(warehouse)), is(true));
    List<String> ids = runs(warehouse).ids();
    String newest = ids.get(ids.size() - 1);
    Await.until("run " + newest + " ends", () -> runs(warehouse).finished(newest).isPresent());
    return runs(warehouse).finished(newest).orElseThrow();
  }
}
