package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.varve.io.json.Json;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code run records} says, over the samples and over an API. */
final class RunRecordsTextTest {

  private static final Path SAMPLES = Workbench.HOME.resolve("pipelines/samples/records");
  private static final LocalDate DAY = LocalDate.of(2026, 6, 20);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--from=2026-13-01 | invalid value for option '--from': '2026-13-01' is not a day such as 2026-06-20",
        "--max-details=5 | Invalid --max-details: no details are asked for. Add --details.",
        "--details --max-details=0 | Invalid --max-details: 0. It must be 1 or more.",
        "--details --details-batch=0 | Invalid --details-batch: 0. It must be 1 or more.",
        "--mode=backfill --window-days=0 | Invalid --window-days: 0. It must be 1 or more.",
        "--only-failed --from=2026-06-10 | Invalid flags: with --only-failed nothing else is asked for",
        "--from=2026-06-10 --pages=-1 | Invalid --pages: -1. It is 1 or more, or 0 for all.",
        "--from=2026-06-10 --tries=0 | Invalid --tries: 0. It is 1 or more.",
        "--details -- --runner=FlinkRunner --flinkMaster=localhost:1 --attachedMode=false | Invalid --details with a run that is left to a cluster",
        "--from=2026-06-10 --workers=0 | Invalid --workers: 0. It must be 1 or more."
      })
  void mistakesAreNamedBeforeAnythingIsAsked(String flags, String message) {
    Result result = run(("--endpoint=http://127.0.0.1:1 " + flags).split(" ", -1));
    assertThat(result.err(), result.code(), is(2));
    assertThat(result.err(), containsString(message));
  }

  @Test
  void aPlanOfRecordsLeadsToTheRun() {
    Result plan = execute("plan", "records");
    assertThat(plan.code(), is(2));
    assertThat(plan.err(), containsString("no command 'records'; there is 'varve run records'"));
  }

  @Test
  void theSamplesAreToldOfAsRecords() throws Exception {
    Result first = run("--input=" + SAMPLES.resolve("1-afternoon"));
    assertThat(first.err(), first.code(), is(3));
    assertThat(
        first.out(),
        allOf(
            containsString("  16  seen"),
            containsString("Processed 16 records: 15 succeeded, 1 failed."),
            containsString("Failed (everything else is in the snapshot):"),
            not(containsString("document"))));
    Result second = run("--input=" + SAMPLES.resolve("2-night"));
    assertThat(second.err(), second.code(), is(0));
    assertThat(
        second.out(),
        allOf(
            containsString("   3  added"),
            containsString("   2  modified"),
            containsString("  13  unchanged  known as they are, not stored again")));
    check();
  }

  @Test
  void whatWasNotAnsweredIsNoRecordAndIsAskedForAgain() throws Exception {
    try (RecordsApi api = RecordsApi.start(Contractings.all(1, 3, DAY, 6))) {
      api.mishaps(Mishaps.none().onModality(6, Mishap.NOT_FOUND));
      Result failed = ask(api);
      assertThat(failed.code(), is(3));
      assertThat(
          failed.out(),
          containsString("Processed 1 record, counting 1 listing that could not be had: 0 succ"));
      Result failures = execute("failures");
      assertThat(failures.out(), containsString("the next run of the source asks again"));
      assertThat(
          Json.parse(execute("failures", "--json").out())
              .at("/failures/0/will_be_retried")
              .asBoolean(),
          is(true));
      Result account = execute("quarantine", "pncp/listings/publication/2026-06-20/modality=6");
      assertThat(
          account.out(),
          containsString(
              "/consulta/v1/contratacoes/publicacao?codigoModalidadeContratacao=6&dataFinal=20260620"));
      api.mishaps(Mishaps.none());
      assertThat(ask(api).code(), is(0));
      assertThat(execute("failures").out(), startsWith("No failures"));
      check();
    }
  }

  @Test
  void thePagesOfARunAreReadAgainIntoTheSameWarehouse() throws Exception {
    try (RecordsApi api = RecordsApi.start(Contractings.all(1, 3, DAY, 6))) {
      assertThat(ask(api).code(), is(0));
      Result again = run("--input=" + folder.resolve("w/raw"));
      assertThat(again.err(), again.code(), is(0));
      assertThat(again.out(), containsString("  3  seen"));
      assertThat(again.out(), containsString("Nothing changed"));
      Result elsewhere = run("--input=" + folder.resolve("w/runs"));
      assertThat(elsewhere.err(), containsString("holds the input"));
      check();
    }
  }

  private Result ask(RecordsApi api) {
    return run(
        "--endpoint=" + api.endpoint(),
        "--from=" + DAY,
        "--modalities=6",
        "--rate=1000",
        "--backoff=1ms");
  }

  private Result run(String... flags) {
    List<String> words = new ArrayList<>(List.of("run", "records"));
    words.addAll(List.of(flags));
    return execute(words.toArray(new String[0]));
  }

  private Result execute(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    int dashes = all.indexOf("--");
    all.add(dashes < 0 ? all.size() : dashes, "--warehouse=" + folder.resolve("w"));
    return Workbench.execute(all.toArray(new String[0]));
  }

  private void check() {
    Result check = execute("check", "--read-data");
    assertThat(check.out() + check.err(), check.code(), is(0));
  }
}
