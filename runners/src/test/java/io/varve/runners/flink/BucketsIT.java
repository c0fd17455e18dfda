package io.varve.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.varve.io.gcs.fake.CallKind;
import io.varve.io.gcs.fake.FakeGcs;
import io.varve.io.gcs.fake.GcsFaultPlan;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input and warehouse in a bucket, the work in the processes of a cluster. */
final class BucketsIT {

  private static final Path SAMPLES = Workbench.HOME.resolve("pipelines/samples/filings");
  private static final String BUCKET = "bucket";
  private static final int SOME_DOCUMENTS_FAILED = 3;

  /** The library tries a call six times. */
  private static final int ONE_CALL_IN = 6;

  @TempDir private Path folder;
  private FakeGcs fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeGcs.start(BUCKET);
    try (Stream<Path> samples = Files.walk(SAMPLES)) {
      for (Path sample : samples.filter(Files::isRegularFile).toList()) {
        fake.put(BUCKET, "filings/" + SAMPLES.relativize(sample), Files.readAllBytes(sample));
      }
    }
  }

  @AfterEach
  void stop() {
    fake.close();
    fake.assertNoDefects();
  }

  @Test
  void callsThatFailOnTheWayLeaveTheRowsOfAnyOtherRun() throws Exception {
    Result here = run(SAMPLES.toString(), folder.toString());
    assertThat(here.err(), here.code(), is(SOME_DOCUMENTS_FAILED));
    fake.restart(GcsFaultPlan.random(7, ONE_CALL_IN));
    Map<String, String> variables = Map.of("STORAGE_EMULATOR_HOST", fake.endpoint());
    try (TestCluster cluster = TestCluster.start(1, variables)) {
      String at = "--flinkMaster=" + cluster.address();

      Result there = run("gs://bucket/filings", "gs://bucket/wh", "--runner=FlinkRunner", at);
      assertThat(there.err(), there.code(), is(SOME_DOCUMENTS_FAILED));
      assertThat(there.out(), containsString("Committed snapshot 1 "));
      assertThat(fake.calls(CallKind.MEDIA), is(greaterThan(0)));
      fake.restart(GcsFaultPlan.none());
      assertThat(
          WarehouseFacts.of("gs://bucket/wh").rows(),
          is(WarehouseFacts.of(folder.toString()).rows()));
      Result check = Workbench.execute("check", "--read-data", "--warehouse=gs://bucket/wh");
      assertThat(check.out(), check.code(), is(0));
      fake.restart(GcsFaultPlan.none());

      Result again = run("gs://bucket/filings", "gs://bucket/wh", "--runner=FlinkRunner", at);
      assertThat(again.err(), again.code(), is(0));
      assertThat(again.out(), containsString("Nothing changed"));
    }
  }

  private static Result run(String input, String warehouse, String... beam) {
    List<String> words = new ArrayList<>(List.of("run", "filings", "--input=" + input));
    words.addAll(List.of("--warehouse=" + warehouse, "--workers=2", "--"));
    words.addAll(List.of(beam));
    return Workbench.execute(words.toArray(new String[0]));
  }
}
