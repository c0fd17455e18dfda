package io.varve.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.run.RunStore;
import io.varve.io.storage.LocalStorage;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import io.varve.transforms.records.api.Contractings;
import io.varve.transforms.records.api.Mishap;
import io.varve.transforms.records.api.Mishaps;
import io.varve.transforms.records.api.RecordsApi;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Records from pages and from an API, in one process and on a cluster of several. */
@ExtendWith(SharedCluster.class)
final class RecordsIT {

  private static final Path SAMPLES = Workbench.HOME.resolve("pipelines/samples/records");
  private static final LocalDate DAY = LocalDate.of(2026, 6, 20);

  @TempDir private Path folder;

  @Test
  void clusterMakesTheSameVersionsOfPagesAndFindsNothingToDoAgain(TestCluster cluster)
      throws Exception {
    List<Result> direct = bothSamples("direct", Optional.empty());
    WarehouseFacts expected = facts("direct");
    assertThat(expected.rows().keySet(), contains("records"));
    assertThat(expected.rows().get("records"), hasSize(20));

    List<Result> onCluster = bothSamples("cluster", Optional.of(cluster));
    for (int i = 0; i < 2; i++) {
      assertThat(onCluster.get(i).err(), onCluster.get(i).code(), is(direct.get(i).code()));
    }
    assertThat(facts("cluster"), is(expected));
    assertThat(clusterOfFirstRun("cluster"), is(Optional.of(cluster.address())));

    Result again = samples("cluster", "2-night", Optional.of(cluster));
    assertThat(again.out(), containsString("Nothing changed: no new snapshot"));
    check("cluster");
  }

  @Test
  void whatTheProgramWasAnsweredIsWorkedOnByTheCluster(TestCluster cluster) throws Exception {
    try (RecordsApi api = RecordsApi.start(answers())) {
      ask(api, "direct", Optional.empty());
      ask(api, "cluster", Optional.of(cluster));
      assertThat(facts("cluster"), is(facts("direct")));
      assertThat(clusterOfFirstRun("cluster"), is(Optional.of(cluster.address())));

      api.mishaps(Mishaps.none().onModality(6, Mishap.NOT_FOUND));
      assertThat(ask(api, "cluster", Optional.of(cluster)).code(), is(3));
      String failed = "pncp/listings/publication/" + DAY + "/modality=6";
      assertThat(facts("cluster").entries(), hasEntry(is(failed), containsString(" FAILED ")));

      api.mishaps(Mishaps.none());
      assertThat(ask(api, "cluster", Optional.of(cluster)).code(), is(0));
      assertThat(facts("cluster").entries(), hasEntry(is(failed), containsString(" SUCCEEDED ")));
      check("cluster");
    }
  }

  private static List<JsonNode> answers() {
    List<JsonNode> records = new ArrayList<>(Contractings.all(1, 70, DAY, 6));
    records.addAll(Contractings.all(101, 120, DAY, 8));
    return records;
  }

  private Result ask(RecordsApi api, String warehouse, Optional<TestCluster> cluster) {
    return run(
        warehouse,
        cluster,
        "--endpoint=" + api.endpoint(),
        "--from=" + DAY,
        "--modalities=6,8",
        "--rate=1000",
        "--backoff=1ms");
  }

  private List<Result> bothSamples(String warehouse, Optional<TestCluster> cluster) {
    return List.of(
        samples(warehouse, "1-afternoon", cluster), samples(warehouse, "2-night", cluster));
  }

  private Result samples(String warehouse, String which, Optional<TestCluster> cluster) {
    return run(warehouse, cluster, "--input=" + SAMPLES.resolve(which));
  }

  private Result run(String warehouse, Optional<TestCluster> cluster, String... more) {
    List<String> words = new ArrayList<>(List.of("run", "records", "--workers=2"));
    words.add("--warehouse=" + folder.resolve(warehouse));
    words.addAll(List.of(more));
    cluster.ifPresent(
        one ->
            words.addAll(List.of("--", "--runner=FlinkRunner", "--flinkMaster=" + one.address())));
    return Workbench.execute(words.toArray(new String[0]));
  }

  private Optional<String> clusterOfFirstRun(String warehouse) throws Exception {
    RunStore runs = new RunStore(LocalStorage.at(folder.resolve(warehouse)));
    return runs.find(runs.ids().get(0)).started().orElseThrow().cluster();
  }

  private void check(String warehouse) {
    Result check =
        Workbench.execute("check", "--read-data", "--warehouse=" + folder.resolve(warehouse));
    assertThat(check.out() + check.err(), check.code(), is(0));
  }

  private WarehouseFacts facts(String warehouse) throws Exception {
    return WarehouseFacts.of(folder.resolve(warehouse).toString());
  }
}
