package io.varve.runners.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.pipelines.run.RunConfig;
import io.varve.pipelines.run.RunConfig.Deletions;
import io.varve.runners.console.Console;
import io.varve.runners.console.UserException;
import io.varve.transforms.change.ChangePolicy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.api.Test;

/** Flags become settings. */
final class FilingsOptionsTest {

  private static final Console NOBODY =
      Console.to(
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
          Map.of("VARVE_WAREHOUSE", "/elsewhere"));

  @Test
  void defaults() {
    RunConfig config = FilingsOptions.of("--input=/in", "--warehouse=/wh").config(NOBODY);
    assertThat(config.flow().pipeline(), is("filings"));
    assertThat(config.warehouse(), is("/wh"));
    assertThat(config.policy(), is(new ChangePolicy(false, false, false, false, 3)));
    assertThat(config.deletions(), is(new Deletions(false, 20)));
    assertThat(config.limits().extractTimeout(), is(Duration.ofSeconds(60)));
    assertThat(config.limits().maxFileBytes(), is(256_000_000L));
    assertThat(config.sizing().workers(), is(Runtime.getRuntime().availableProcessors()));
    assertThat(config.runName(), is(Optional.empty()));
    assertThat(config.flow().identity().configuration(), hasEntry("chunk_tokens", "512"));
  }

  @Test
  void everyFlag() {
    RunConfig config =
        FilingsOptions.of(
                "--input=/in",
                "--warehouse=/wh",
                "--include=*.htm",
                "--include=*.txt",
                "--exclude=old/**",
                "--key-prefix=a/",
                "--rehash",
                "--force",
                "--only-failed",
                "--retry-failed",
                "--max-attempts=5",
                "--prune-deleted",
                "--max-missing=12.5%",
                "--extract-timeout=500ms",
                "--max-file-size=10MB",
                "--run-name=nightly",
                "--workers=7",
                "--chunk-tokens=128",
                "--chunk-overlap=16",
                "--",
                "--jobName=mine")
            .config(NOBODY);
    assertThat(config.policy(), is(new ChangePolicy(true, true, true, true, 5)));
    assertThat(config.deletions(), is(new Deletions(true, 12.5)));
    assertThat(config.limits().extractTimeout(), is(Duration.ofMillis(500)));
    assertThat(config.limits().maxFileBytes(), is(10_000_000L));
    assertThat(config.runName(), is(Optional.of("nightly")));
    assertThat(config.sizing().workers(), is(7));
    assertThat(config.inputs().get(0).scope().contains("a/x.htm"), is(true));
    assertThat(config.inputs().get(0).scope().contains("a/x.pdf"), is(false));
    assertThat(config.inputs().get(0).scope().contains("a/old/x.htm"), is(false));
    assertThat(config.inputs().get(0).scope().contains("x.htm"), is(false));
    assertThat(config.flow().identity().configuration(), hasEntry("chunk_overlap", "16"));
    expectRecord(config.options());
  }

  private static void expectRecord(Map<String, String> options) {
    assertThat(options, hasEntry("include", "[\"*.htm\",\"*.txt\"]"));
    assertThat(options, hasEntry("max-missing", "12.5"));
    assertThat(options, hasEntry("extract-timeout", "500ms"));
    assertThat(options, hasEntry("max-file-size", "10000000"));
    assertThat(options, hasEntry("force", "true"));
    assertThat(options, hasEntry("beam", "[\"--jobName=mine\"]"));
    assertThat(options, not(hasKey("json")));
  }

  @Test
  void theEnvironmentStandsInForTheWarehouse() {
    RunConfig config = FilingsOptions.of("--input=/in").config(NOBODY);
    assertThat(config.warehouse(), is("/elsewhere"));
    assertThat(config.options(), hasEntry("warehouse", "/elsewhere"));
  }

  @Test
  void theLocalRunnerIsSetForRealRuns() {
    PipelineOptions beam = FilingsOptions.of("--input=/in", "--workers=3").beam().get();
    DirectOptions direct = beam.as(DirectOptions.class);
    assertThat(direct.getTargetParallelism(), is(3));
    assertThat(direct.isBlockOnRun(), is(false));
    assertThat(direct.isEnforceEncodability(), is(false));
    assertThat(direct.isEnforceImmutability(), is(false));
  }

  @Test
  void whatIsGivenToBeamWins() {
    PipelineOptions beam =
        FilingsOptions.of("--input=/in", "--", "--targetParallelism=9", "--jobName=mine")
            .beam()
            .get();
    assertThat(beam.as(DirectOptions.class).getTargetParallelism(), is(9));
    assertThat(beam.getJobName(), is("mine"));
  }

  @Test
  void flinkGetsAsManyWorkersAsAskedFor() {
    FlinkPipelineOptions flink =
        FilingsOptions.of("--input=/in", "--workers=3", "--", "--runner=FlinkRunner")
            .beam()
            .get()
            .as(FlinkPipelineOptions.class);
    assertThat(flink.getParallelism(), is(3));
    assertThat(flink.getFlinkMaster(), is("[local]"));
    assertThat(
        FilingsOptions.of("--input=/in", "--", "--runner=FlinkRunner", "--parallelism=9")
            .beam()
            .get()
            .as(FlinkPipelineOptions.class)
            .getParallelism(),
        is(9));
  }

  @Test
  void insideFlinkItsOwnParallelismCountsAndNoOtherRunner() {
    FlinkPipelineOptions flink =
        FilingsOptions.of("--input=/in").beamInFlink().as(FlinkPipelineOptions.class);
    assertThat(flink.getRunner().getSimpleName(), is("FlinkRunner"));
    assertThat(flink.getParallelism(), is(-1));
    FilingsOptions direct = FilingsOptions.of("--input=/in", "--", "--runner=DirectRunner");
    assertThat(
        assertThrows(UserException.class, direct::beamInFlink).getMessage(),
        startsWith("Invalid --runner: "));
  }
}
