package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.ContentHash;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Warehouses that begin with the state of an earlier system, and the runs that follow. */
class ImportStateTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NEW = "2025/new.txt";

  @TempDir private Path folder;
  private Workbench bench;

  @BeforeEach
  void makeInput() throws IOException {
    bench = new Workbench(folder).with(Workbench.PLAIN, Workbench.HTML, Workbench.BROKEN);
  }

  @Test
  void runAfterAnImportTellsEveryFileTruthfully() throws Exception {
    Path state = fileState();

    JsonNode imported = json(importState(state, "--root=/old/raw", "--json"), 0);

    assertThat(imported.at("/entries").asInt(), is(5));
    assertThat(imported.at("/failed").asInt(), is(1));
    assertThat(imported.at("/findings/verified").asInt(), is(2));
    assertThat(imported.at("/findings/different").asInt(), is(1));
    assertThat(imported.at("/findings/gone").asInt(), is(2));
    assertThat(imported.at("/findings/refused").asInt(), is(1));
    assertThat(bench.ask("check", "--read-data").code(), is(0));

    bench.write(NEW, Files.readAllBytes(bench.input().resolve(Workbench.PLAIN)));
    JsonNode run = json(bench.run("--json"), 3);

    assertThat(run.at("/listed").asInt(), is(4));
    assertThat(run.at("/added").asInt(), is(1));
    assertThat(run.at("/modified").asInt(), is(1));
    assertThat(run.at("/reprocessed").asInt(), is(2));
    assertThat(run.at("/missing").asInt(), is(2));
    assertThat(run.at("/succeeded").asInt(), is(3));
    assertThat(bench.ask("check", "--read-data").code(), is(0));
    ManifestEntry plain = entries().get(Workbench.PLAIN);
    assertThat(plain.status(), is(Status.SUCCEEDED));
    assertThat(plain.attempt().decision().label(), is("extractor-changed"));
    assertThat(plain.attempt().decisionDetail(), containsString("not extracted here yet"));
    assertThat(plain.attempt().firstSeenRun(), is("20240102_030405"));
    assertThat(
        entries().get(Workbench.HTML).attempt().decisionDetail(),
        startsWith("content aaaaaaaaaaaa -> "));
    assertThat(json(bench.run("--json"), 0).at("/status").asText(), is("no-changes"));
  }

  @Test
  void entriesCarryTheEvidenceAndClaimNoRows() throws Exception {
    json(importState(fileState(), "--root=/old/raw", "--json"), 0);

    Map<String, ManifestEntry> entries = entries();
    ManifestEntry plain = entries.get(Workbench.PLAIN);
    assertThat(plain.status(), is(Status.IMPORTED));
    assertThat(plain.live().shard(), is(Optional.empty()));
    assertThat(plain.contentHash(), is(Optional.of(hash(Workbench.PLAIN))));
    assertThat(plain.attempt().processedAt(), is(Instant.parse("2024-01-02T03:04:05.123456Z")));
    assertThat(plain.attempt().decision().label(), is("imported"));
    ManifestEntry broken = entries.get(Workbench.BROKEN);
    assertThat(broken.status(), is(Status.FAILED));
    assertThat(broken.attempts(), is(4));
    assertThat(broken.failure().orElseThrow().message(), containsString("no sections found"));
    assertThat(entries.get("2001/lost.htm").missingSince().isPresent(), is(true));
    assertThat(entries.get("elsewhere/other.htm").missingSince().isPresent(), is(true));
    Snapshot snapshot = snapshot();
    assertThat(snapshot.author().operation(), is("import-state"));
    assertThat(
        snapshot.reason(),
        is(
            Optional.of(
                "state.json "
                    + ContentHash.of(Files.readAllBytes(folder.resolve("state.json"))).value())));
    String kept = "imports/" + snapshot.author().runId() + "/state-1.json";
    assertThat(
        Files.readAllBytes(bench.warehouse().resolve(kept)),
        is(Files.readAllBytes(folder.resolve("state.json"))));
  }

  @Test
  void nothingUnknownIsToldAsAFact() throws Exception {
    json(importState(fileState(), "--root=/old/raw", "--json"), 0);

    String gone = bench.ask("explain", "2001/lost.htm").out();
    assertThat(gone, containsString("import-state: known as /old/raw/2001/lost.htm"));
    assertThat(gone, containsString("it has no rows"));
    assertThat(gone, not(containsString("rows kept")));
    assertThat(gone, not(containsString("size  ")));
    assertThat(gone, not(containsString("1970")));
    assertThat(bench.ask("explain", "elsewhere/other.htm").out(), containsString("unknown"));
    assertThat(bench.ask("explain", Workbench.PLAIN).out(), containsString("size  "));
    Result plan = bench.plan();
    assertThat(plan.out(), not(containsString("in about")));
    assertThat(plan.out(), containsString("2 of them have the same bytes as before: a run counts"));
    assertThat(json(bench.plan("--json"), 0).has("estimated_seconds"), is(false));
    assertThat(bench.run().out(), containsString("2  extracted again"));
    assertThat(bench.plan("--force").out(), containsString("in about"));
    assertThat(bench.ask("check").code(), is(0));
  }

  @Test
  void failuresOfTheEarlierSystemCanBeTriedAlone() throws Exception {
    json(importState(fileState(), "--root=/old/raw", "--json"), 0);

    JsonNode run = json(bench.run("--only-failed", "--json"), 3);

    assertThat(run.at("/listed").asInt(), is(1));
    assertThat(run.at("/failed").asInt(), is(1));
  }

  @Test
  void runHistoryIsReadByFileName() throws Exception {
    Path state = folder.resolve("history.json");
    Files.writeString(
        state,
        """
        {"schema_version": "1.0.0",
         "runs": {
           "r1": {"status": "completed", "files": {"tamarind-ridge-8k.htm": {
              "input_hash": "sha256:%1$s", "input_size": 1, "processing_time": 1.5,
              "validation_status": "PASS"}}},
           "r2": {"status": "completed", "files": {"tamarind-ridge-8k.htm": {
              "input_hash": "%2$s", "input_size": 7, "processing_time": 2.5,
              "validation_status": "PASS"}}}},
         "current_state": {"tamarind-ridge-8k.htm": {"latest_run": "r2",
           "input_hash": "%2$s", "last_processed": "2024-01-02T03:04:05-06:00"}}}
        """
            .formatted("a".repeat(64), hash(Workbench.HTML)));

    JsonNode imported = json(importState(state, "--json"), 0);

    assertThat(imported.at("/findings/verified").asInt(), is(1));
    ManifestEntry entry = entries().get(Workbench.HTML);
    assertThat(entry.attempt().firstSeenRun(), is("r1"));
    assertThat(entry.attempt().processingMs(), is(2500L));
    assertThat(entry.attempt().processedAt(), is(Instant.parse("2024-01-02T09:04:05Z")));
  }

  @Test
  void idsOfDaysAreKeptAlsoWithoutFiles() throws Exception {
    bench.write("7-1-2/2024.json", new byte[] {'{', '}'});
    Path first = day("2024-03-01", "7-1-2/2024", "8-1-1/2024");
    Path second = day("2024-03-02", "7-1-2/2024", "9-1-1/2024");

    JsonNode imported = json(importState(first, "--from=" + second, "--json"), 0);

    assertThat(imported.at("/findings/unverified").asInt(), is(1));
    assertThat(imported.at("/findings/gone").asInt(), is(2));
    assertThat(
        entries().keySet().toString(),
        is("[2024-03-01/8-1-1/2024, 2024-03-02/9-1-1/2024, 7-1-2/2024.json]"));
    assertThat(bench.ask("check").code(), is(0));
  }

  @Test
  void aWarehouseWithASnapshotIsRefused() throws Exception {
    bench.run();
    Result result = importState(fileState());

    assertThat(result.code(), is(4));
    assertThat(result.err(), containsString("has a snapshot already"));
    assertThat(Warehouse.open(bench.warehouse().toString()).snapshots().ids().size(), is(1));
  }

  @Test
  void hostileStatesAreRefusedBeforeAnythingIsMade() throws Exception {
    refused("[]", "it is no JSON object");
    refused("{\"files\": {", "Unexpected end-of-input");
    refused("{\"a\": 1}", "it has no files, current_state or processed_ids");
    refused("{\"files\": {}, \"processed_ids\": []}", "say --kind");
    refused("{\"files\": {}} {}", "something follows its end");
    refused("{\"files\": {\"a\": {}, \"a\": {}}}", "Duplicate");
    refused("{\"x\": " + "[".repeat(40) + "]".repeat(40) + "}", "depth");
    refused("{\"files\": {\"x\": \"" + "a".repeat(2 << 20) + "\"}}", "length");
    assertThat(
        Workbench.execute(
                "import-state", "--from=nowhere.json", "--input=" + bench.input(), "--warehouse=w")
            .err(),
        containsString("there is no such file"));
    assertThat(Files.exists(bench.warehouse()), is(false));
  }

  @Test
  void pathsNeverLeaveTheInput() throws Exception {
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Path state = folder.resolve("state.json");
    Files.writeString(
        state,
        """
        {"files": {"../secret.txt": {"hash": "%s", "status": "success"},
                   "a/../../secret.txt": {"status": "success"},
                   "": {"status": "success"}, "x\\u0000y": {}, "ok.txt": 7}}
        """
            .formatted(ContentHash.of("secret".getBytes(StandardCharsets.UTF_8))));

    JsonNode imported = json(importState(state, "--json"), 0);

    assertThat(imported.at("/findings/refused").asInt(), is(4));
    assertThat(imported.at("/findings/verified").asInt(), is(0));
    assertThat(entries().keySet().toString(), is("[ok.txt]"));
  }

  private void refused(String text, String why) throws IOException {
    Path state = folder.resolve("bad.json");
    Files.writeString(state, text);
    Result result = importState(state);
    assertThat(
        result.err(),
        allOf(
            startsWith("Invalid state file bad.json: "),
            containsString(why),
            not(containsString("at " + "io."))));
    assertThat(result.code(), is(2));
  }

  /** A state of an earlier system with one file of each fate. */
  private Path fileState() throws IOException {
    Path state = folder.resolve("state.json");
    Files.writeString(
        state,
        """
        {"files": {
           "/old/raw/%1$s": {"hash": "%2$s", "status": "success",
             "output_path": "/old/out/a.json", "last_processed": "2024-01-02T03:04:05.123456",
             "run_id": "20240102_030405"},
           "/old/raw/%3$s": {"hash": "%4$s", "status": "success", "run_id": "20240102_030405"},
           "/old/raw/%5$s": {"hash": "sha256:%6$s", "status": "failed", "attempt_count": 4,
             "last_attempt": "2024-01-03T00:00:00Z", "reason": "no sections found",
             "failure_stage": "parse", "run_id": "20240103_000000"},
           "/old/raw/2001/lost.htm": {"hash": "%4$s", "status": "success"},
           "elsewhere/other.htm": {"hash": "md5:00", "status": "success"},
           "/old/raw/../up.htm": {"hash": "%4$s", "status": "success"}},
         "metadata": {"version": "1.0"},
         "run_configs": {"20240102_030405": {"git_commit": "abc", "researcher": "R"}}}
        """
            .formatted(
                Workbench.PLAIN,
                hash(Workbench.PLAIN),
                Workbench.HTML,
                "a".repeat(64),
                Workbench.BROKEN,
                hash(Workbench.BROKEN).substring(7)));
    return state;
  }

  private Path day(String date, String... ids) throws IOException {
    Path state = folder.resolve("state_" + date + ".json");
    Files.writeString(
        state,
        """
        {"date": "%1$s", "processed_ids": ["%2$s"], "last_execution": "%1$sT12:00:00Z",
         "total_processed": 2, "executions": [{"timestamp": "%1$sT12:00:00Z", "new_records": 2}],
         "created_at": "%1$sT08:00:00Z"}
        """
            .formatted(date, String.join("\", \"", ids)));
    return state;
  }

  private String hash(String key) throws IOException {
    return ContentHash.of(Files.readAllBytes(bench.input().resolve(key))).value();
  }

  private Result importState(Path state, String... more) {
    String[] words = new String[more.length + 3];
    words[0] = "import-state";
    words[1] = "--from=" + state;
    words[2] = "--input=" + bench.input();
    System.arraycopy(more, 0, words, 3, more.length);
    return bench.ask(words);
  }

  private static JsonNode json(Result result, int code) throws IOException {
    assertThat(result.out() + result.err(), result.code(), is(code));
    return JSON.readTree(result.out());
  }

  private Snapshot snapshot() throws IOException {
    return Warehouse.open(bench.warehouse().toString())
        .snapshots()
        .latest()
        .orElseThrow()
        .snapshot();
  }

  private Map<String, ManifestEntry> entries() throws IOException {
    Map<String, ManifestEntry> entries = new TreeMap<>();
    Manifests.entries(Warehouse.open(bench.warehouse().toString()).storage())
        .forEach(snapshot().manifest().entries(), entry -> entries.put(entry.key(), entry));
    return entries;
  }
}
