package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.io.model.DataFile;
import io.varve.pipelines.run.RunFixture;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import io.varve.transforms.records.api.Contractings;
import io.varve.transforms.records.api.Mishap;
import io.varve.transforms.records.api.Mishaps;
import io.varve.transforms.records.api.RecordsApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over records as a person or a scheduler starts them; each ends with a check of all rows. */
class RunRecordsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 20);

  @TempDir Path folder;
  private RecordsApi api;
  private Clock clock = Clock.systemUTC();

  @BeforeEach
  void serve() throws IOException {
    api = RecordsApi.start(List.of());
  }

  @AfterEach
  void check() throws IOException {
    api.close();
    if (Files.exists(folder.resolve("warehouse/varve.json"))) {
      assertThat(ask("check", "--read-data").out(), ask("check", "--read-data").code(), is(0));
    }
  }

  private Result ask(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--warehouse=" + folder.resolve("warehouse"));
    return Workbench.execute(Map.of(), clock, all.toArray(new String[0]));
  }

  private Result run(String... flags) {
    List<String> all = new ArrayList<>(List.of("run", "records", "--json"));
    all.addAll(
        List.of(
            "--endpoint=" + api.endpoint(),
            "--rate=1000",
            "--timeout=500ms",
            "--tries=3",
            "--backoff=1ms"));
    all.addAll(List.of(flags));
    return ask(all.toArray(new String[0]));
  }

  private static JsonNode json(Result result) {
    try {
      return Json.parse(result.out());
    } catch (IOException e) {
      throw new AssertionError(result.toString(), e);
    }
  }

  private static void assertDone(Result result, int code, long added, long unchanged) {
    assertThat(result.toString(), result.code(), is(code));
    assertThat(result.out(), json(result).path("added").asLong(), is(added));
    assertThat(result.out(), json(result).path("unchanged").asLong(), is(unchanged));
  }

  private RunFixture stored() {
    return RunFixture.over("no input", folder.resolve("warehouse").toString());
  }

  /** Returns the day of the folder of each record, and fails when one is there twice. */
  private Map<String, String> days() throws IOException {
    Map<String, String> days = new TreeMap<>();
    for (GenericRecord row : stored().rows("records")) {
      String key = row.get("source_key").toString();
      String shard = stored().entries().get(key).live().shard().orElseThrow();
      String before =
          days.put(
              key.substring("pncp/records/".length()),
              shard.replaceAll(".*/day=([0-9]+)/.*", "$1"));
      assertThat(key + " is there twice", before == null);
    }
    return days;
  }

  private List<String> failedKeys() {
    List<String> keys = new ArrayList<>();
    json(ask("failures", "--json")).findValues("key").forEach(key -> keys.add(key.asText()));
    return keys;
  }

  @Test
  void failedModalityIsAskedForAgainByAnyNextRun() throws Exception {
    List<JsonNode> records = new ArrayList<>(Contractings.all(1, 3, DAY, 6));
    records.addAll(Contractings.all(4, 5, DAY, 8));
    api.serve(records);
    api.mishaps(Mishaps.none().onModality(8, Mishap.ERROR_JSON));
    Result first = run("--from=2026-06-20", "--modalities=6,8");
    assertDone(first, 3, 4, 0);
    assertThat(json(first).path("failed").asLong(), is(1L));
    assertThat(days().size(), is(3));
    assertThat(failedKeys(), contains("pncp/listings/publication/2026-06-20/modality=8"));

    api.mishaps(Mishaps.none());
    Result next = run("--from=2026-06-21", "--modalities=6");
    assertThat(next.toString(), next.code(), is(0));
    assertThat(json(next).path("added").asLong(), is(2L));
    assertThat(json(next).path("retried").asLong(), is(1L));
    assertThat(days().size(), is(5));
    assertThat(failedKeys(), empty());
    assertDone(run("--from=2026-06-20", "--modalities=6,8"), 0, 0, 5);
  }

  @Test
  void onlyFailedAsksForNothingElse() {
    api.serve(Contractings.all(1, 3, DAY, 8));
    api.mishaps(Mishaps.none().onModality(8, Mishap.ERROR_TEXT));
    assertThat(run("--from=2026-06-20", "--modalities=6,8").code(), is(3));
    api.forgetCalls();
    Result still = run("--only-failed");
    assertThat(still.toString(), still.code(), is(3));
    api.mishaps(Mishaps.none());
    Result made = run("--only-failed");
    assertThat(made.toString(), made.code(), is(0));
    assertThat(json(made).path("added").asLong(), is(3L));
    assertThat(
        api.calls().stream()
            .map(call -> call.parameter("codigoModalidadeContratacao"))
            .distinct()
            .toList(),
        contains("8"));
    assertThat(failedKeys(), empty());
    api.forgetCalls();
    assertThat(run("--only-failed").code(), is(0));
    assertThat(api.calls(), empty());
  }

  @Test
  void apiThatIsDownIsNoEmptyDay() throws Exception {
    api.serve(Contractings.all(1, 2, DAY, 6));
    assertDone(run("--from=2026-06-20", "--modalities=6,8"), 0, 2, 0);
    api.mishaps(Mishaps.none().when(call -> true, Mishap.DROPPED));
    Result down = run("--from=2026-06-20", "--modalities=6,8");
    assertThat(down.toString(), down.code(), is(3));
    assertThat(json(down).path("missing").asLong(), is(0L));
    assertThat(failedKeys().size(), is(2));
    assertThat(days().size(), is(2));
    api.mishaps(Mishaps.none());
    Result up = run("--from=2026-06-20", "--modalities=6,8");
    assertThat(up.toString(), up.code(), is(0));
    assertThat(failedKeys(), empty());
  }

  @Test
  void recordThatAppearsBetweenTwoPagesIsNotLost() throws Exception {
    List<JsonNode> records = Contractings.all(1, 30, DAY, 6);
    api.serve(records);
    AtomicBoolean once = new AtomicBoolean();
    api.before(
        call -> {
          if (call.page() == 2 && once.compareAndSet(false, true)) {
            // The last record leaves page 3, and one moves from page 2 to page 1.
            api.serve(records.subList(1, 30));
          }
        });
    Result run = run("--from=2026-06-20", "--modalities=6", "--page-size=10");
    assertThat(run.toString(), run.code(), is(0));
    assertThat("asked again", api.calls().size(), is(6));
    assertThat("each page is a true answer", days().size(), is(30));
  }

  @Test
  void limitedListingSaysSoAndMarksNothing() throws Exception {
    api.serve(Contractings.all(1, 30, DAY, 6));
    assertDone(run("--from=2026-06-20", "--modalities=6", "--page-size=10"), 0, 30, 0);
    Result limited = run("--from=2026-06-20", "--modalities=6", "--page-size=10", "--pages=1");
    assertDone(limited, 0, 0, 10);
    assertThat(json(limited).path("missing").asLong(), is(0L));
    assertThat(limited.out(), json(limited).findValue("limited").asLong(), is(1L));
    assertThat(
        "marked as vanished",
        stored().entries().values().stream().filter(e -> e.missingSince().isPresent()).toList(),
        empty());
    api.serve(Contractings.all(1, 29, DAY, 6));
    Result all = run("--from=2026-06-20", "--modalities=6", "--page-size=10");
    assertThat(all.out(), json(all).path("missing").asLong(), is(1L));
  }

  @Test
  void hourlyRunsAcrossMidnightKeepLocalDays() throws Exception {
    JsonNode evening = Contractings.of(1, DAY, 6).put("dataPublicacaoPncp", "2026-06-20T23:20:00");
    JsonNode late = Contractings.of(2, DAY, 6).put("dataPublicacaoPncp", "2026-06-20T23:50:00");
    JsonNode night = Contractings.of(3, DAY, 6).put("dataPublicacaoPncp", "2026-06-21T00:40:00");
    at("2026-06-21T02:30:00Z"); // 23:30
    api.serve(List.of(evening));
    assertDone(run("--mode=hourly", "--modalities=6"), 0, 1, 0);
    at("2026-06-21T03:30:00Z"); // 00:30
    api.serve(List.of(evening, late));
    assertDone(run("--mode=hourly", "--modalities=6"), 0, 0, 0);
    at("2026-06-21T04:30:00Z"); // 01:30
    api.serve(List.of(evening, late, night));
    assertDone(run("--mode=hourly", "--modalities=6"), 0, 1, 0);
    assertDone(run("--mode=hourly", "--modalities=6"), 0, 0, 1);
    assertThat(days(), is(Map.of(Contractings.id(1), "20", Contractings.id(3), "21")));
    assertDone(run("--from=2026-06-20", "--to=2026-06-21", "--modalities=6"), 0, 1, 2);
    assertDone(run("--mode=daily", "--modalities=6"), 0, 0, 2);
    assertThat(
        days(),
        is(Map.of(Contractings.id(1), "20", Contractings.id(2), "20", Contractings.id(3), "21")));
    assertThat(
        api.calls().stream().map(call -> call.parameter("dataInicial")).distinct().toList(),
        contains("20260620", "20260621"));
  }

  private void at(String time) {
    clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
  }

  @Test
  void unreadableStateIsNoFreshStart() throws Exception {
    api.serve(Contractings.all(1, 3, DAY, 6));
    assertDone(run("--from=2026-06-20", "--modalities=6"), 0, 3, 0);
    Path raw = files("raw", "listings.json").get(0);
    Path replayed = Files.createDirectories(folder.resolve("copy"));
    copy(raw.getParent(), replayed);
    spoil(replayed.resolve("listings.json"));
    Result unsealed = ask("run", "records", "--input=" + replayed);
    assertThat(unsealed.toString(), unsealed.code(), is(1));
    assertThat(unsealed.err(), containsString("listings.json"));
    assertThat(unsealed.err(), not(containsString("Exception")));

    List<DataFile> before = stored().dataFiles();
    List<Path> damaged = files("manifests", ".parquet");
    for (Path file : damaged) {
      byte[] whole = Files.readAllBytes(file);
      spoil(file);
      Result stopped = run("--from=2026-06-20", "--modalities=6");
      assertThat(stopped.toString(), stopped.code(), is(12));
      assertThat(stopped.err(), not(containsString("Exception")));
      Files.write(file, whole);
    }
    assertThat(damaged.size(), is(2));
    assertThat(stored().dataFiles(), is(before));
    assertThat(files("snapshots", ".json").size(), is(1));
  }

  private static void spoil(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  private List<Path> files(String below, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("warehouse").resolve(below))) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
