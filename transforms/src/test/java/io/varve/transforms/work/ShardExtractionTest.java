package io.varve.transforms.work;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.ContentHash;
import io.varve.io.model.DataFile;
import io.varve.io.model.Decision;
import io.varve.io.model.Failure;
import io.varve.io.model.FailureCode;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.model.Status;
import io.varve.io.parquet.RowReader;
import io.varve.io.run.JournalLine;
import io.varve.io.run.QuarantineRecord;
import io.varve.io.storage.InMemoryStorage;
import io.varve.io.storage.Storage;
import io.varve.transforms.WorkFixture;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardExtractionTest {

  private static final String SHARD = WorkFixture.RUN + "-00000";
  private static final Instant LONG_AGO = Instant.parse("2024-01-01T00:00:00Z");

  @TempDir private Path input;
  private WorkSettings settings;
  private Storage storage;

  @BeforeEach
  void makesAWarehouse() throws IOException {
    settings = WorkFixture.settings("shard-extraction", input, WorkFixture.PLAIN);
    storage = settings.workspace().warehouse().storage();
  }

  @AfterEach
  void leavesNothingOpen() {
    InMemoryStorage.named("shard-extraction").assertNothingOpen();
    InMemoryStorage.forget("shard-extraction");
  }

  @Test
  void goodDocumentsBecomeRowsOfOneFileAndEntries() throws Exception {
    ShardWork work = extract(added("a", "one"), added("b", "two"));
    assertThat(statuses(work), is(Map.of("a", Status.SUCCEEDED, "b", Status.SUCCEEDED)));
    assertThat(rows(work), contains("a: one", "b: two"));
    ManifestEntry entry = work.outcome().entries().get(0);
    assertThat(entry.contentHash(), is(Optional.of(hash("one"))));
    assertThat(entry.live(), is(new LiveRows(Optional.of(SHARD), Map.of("words", 1L))));
    assertThat(entry.attempt().decision(), is(Decision.ADDED));
    assertThat(work.outcome().bytesRead(), is(6L));
    assertThat(work.dead(), is(empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "garbled, extract, PARSE, it is garbled",
    "defect, extract, INTERNAL, on purpose",
    "invalid, validate, VALIDATION, never-invalid: it is",
    "null, validate, VALIDATION, null",
    "twice, validate, VALIDATION, two rows with the key",
    "elsewhere, validate, VALIDATION, sentences"
  })
  void aBadDocumentIsDescribedAndHarmsNoOther(
      String content, String stage, FailureCode code, String message) throws Exception {
    ShardWork work = extract(added("a", "one"), added("bad", content), added("c", "three"));
    assertThat(rows(work), contains("a: one", "c: three"));
    ManifestEntry entry = work.outcome().entries().get(1);
    Failure failure = entry.failure().orElseThrow();
    assertThat(failure.stage(), is(stage));
    assertThat(failure.code(), is(code));
    assertThat(failure.message(), containsString(message));
    assertThat(failure.message().lines().toList(), hasSize(1));
    assertThat(entry.contentHash(), is(Optional.of(hash(content))));
    assertThat(entry.live(), is(LiveRows.NONE));
    QuarantineRecord account = quarantined(failure);
    assertThat(account.key(), is("bad"));
    assertThat(account.message(), is(failure.message()));
    assertThat(account.attempts(), is(entry.attempts()));
  }

  @Test
  void aFileThatCannotBeReadFailsWithoutAHash() throws Exception {
    Candidate large = added("large", "x".repeat(1001));
    Candidate gone = added("gone", "1");
    Files.delete(input.resolve("gone"));
    ShardWork work = extract(large, gone, added("c", "three"));
    assertThat(rows(work), contains("c: three"));
    assertThat(failure(work, 0).code(), is(FailureCode.LIMIT));
    assertThat(failure(work, 1).code(), is(FailureCode.UNSTABLE));
    assertThat(failure(work, 1).stage(), is("read"));
    assertThat(work.outcome().entries().get(1).contentHash(), is(Optional.empty()));
    assertThat(work.outcome().bytesRead(), is(5L));
  }

  @Test
  void aNewVersionReplacesTheOldRowsWhenItSucceeds() throws Exception {
    ManifestEntry old = extract(added("a", "one")).outcome().entries().get(0);
    ShardWork good = extract(changed("a", "two", old));
    assertThat(good.dead(), contains(new DeadRows(SHARD, "a", Map.of("words", 1L))));
    ShardWork bad = extract(changed("a", "garbled", old));
    assertThat(bad.dead(), is(empty()));
    assertThat(bad.outcome().entries().get(0).liveContentHash(), is(Optional.of(hash("one"))));
  }

  @Test
  void sameBytesAreNotExtractedAgain() throws Exception {
    ManifestEntry old = extract(added("a", "one")).outcome().entries().get(0);
    ShardWork touched = extract(changed("a", "one", old));
    assertThat(touched.outcome().dataFiles(), is(empty()));
    assertThat(touched.outcome().entries().get(0).attempt().decision(), is(Decision.TOUCHED));
    assertThat(touched.outcome().entries().get(0).live(), is(old.live()));
    assertThat(touched.dead(), is(empty()));

    Candidate same =
        new Candidate(
            file("a"),
            Optional.of(touched.outcome().entries().get(0)),
            new Verdict(Verdict.Action.READ, Decision.MODIFIED, "asked for by --rehash"));
    ShardWork skipped = extract(same);
    assertThat(skipped.outcome().entries(), is(empty()));
    assertThat(skipped.outcome().skipped(), is(Map.of("unchanged", 1L)));
    assertThat(skipped.outcome().bytesRead(), is(3L));
  }

  /** Hashed first, then read: what is recorded comes from the bytes that were extracted. */
  @Test
  void otherBytesOfTheSameSizeAreExtracted() throws Exception {
    ManifestEntry old = extract(added("a", "one")).outcome().entries().get(0);
    ShardWork work = extract(changed("a", "two", old));
    ManifestEntry made = work.outcome().entries().get(0);
    assertThat(made.attempt().decision(), is(Decision.MODIFIED));
    assertThat(
        made.contentHash(),
        is(Optional.of(ContentHash.of("two".getBytes(StandardCharsets.UTF_8)).value())));
    assertThat(work.outcome().bytesRead(), is(3L));
    assertThat(work.dead(), hasSize(1));
  }

  @Test
  void aDocumentWithoutRowsHasNoShard() throws Exception {
    ShardWork work = extract(added("a", "nothing"));
    assertThat(work.outcome().entries().get(0).status(), is(Status.SUCCEEDED));
    assertThat(work.outcome().entries().get(0).live(), is(LiveRows.NONE));
    assertThat(work.outcome().dataFiles(), is(empty()));
  }

  /** A crash after this loses nothing of the shard. */
  @Test
  void finishedWorkIsInTheJournalAsItIs() throws Exception {
    ShardWork work = extract(added("a", "one"), added("b", "garbled"));
    List<JournalLine> lines = settings.workspace().journal().lines(WorkFixture.RUN);
    assertThat(lines, hasSize(1));
    assertThat(lines.get(0).shard(), is(SHARD));
    assertThat(lines.get(0).outcome(), is(work.outcome()));
  }

  @Test
  void anotherAttemptWritesOtherFiles() throws Exception {
    DataFile first = extract(added("a", "one")).outcome().dataFiles().get(0).file();
    DataFile second = extract(added("a", "one")).outcome().dataFiles().get(0).file();
    assertThat(storage.size(first.path()), is(Optional.of(first.sizeBytes())));
    assertThat(storage.size(second.path()), is(Optional.of(second.sizeBytes())));
    assertThat(first.path().equals(second.path()), is(false));
  }

  private ShardWork extract(Candidate... candidates) throws IOException {
    List<DocumentResult> told = new ArrayList<>();
    ShardWork work = new ShardExtraction(settings).extract(SHARD, List.of(candidates), told::add);
    assertThat(told, hasSize(candidates.length));
    return work;
  }

  private Candidate added(String key, String content) throws Exception {
    write(key, content, LONG_AGO);
    return new Candidate(
        file(key),
        Optional.empty(),
        new Verdict(Verdict.Action.READ, Decision.ADDED, "not in the manifest"));
  }

  private Candidate changed(String key, String content, ManifestEntry old) throws Exception {
    write(key, content, LONG_AGO.plusSeconds(60));
    return new Candidate(
        file(key),
        Optional.of(old),
        new Verdict(Verdict.Action.READ, Decision.MODIFIED, "modified"));
  }

  private void write(String key, String content, Instant modified) throws IOException {
    Files.writeString(input.resolve(key), content);
    Files.setLastModifiedTime(input.resolve(key), FileTime.from(modified));
  }

  private SourceFile file(String key) throws Exception {
    Map<String, SourceFile> files = new TreeMap<>();
    long unused = settings.scope().list(Instant.now(), file -> files.put(file.key(), file));
    return files.get(key);
  }

  private QuarantineRecord quarantined(Failure failure) throws IOException {
    return settings
        .workspace()
        .quarantine()
        .find(failure.quarantinePath().orElseThrow())
        .orElseThrow();
  }

  private List<String> rows(ShardWork work) throws IOException {
    List<String> rows = new ArrayList<>();
    DataFile file = work.outcome().dataFiles().get(0).file();
    try (RowReader reader = RowReader.open(storage, file.path())) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get().get("source_key") + ": " + row.get().get("word"));
      }
    }
    return rows;
  }

  private static Failure failure(ShardWork work, int entry) {
    return work.outcome().entries().get(entry).failure().orElseThrow();
  }

  private static Map<String, Status> statuses(ShardWork work) {
    Map<String, Status> statuses = new TreeMap<>();
    work.outcome().entries().forEach(entry -> statuses.put(entry.key(), entry.status()));
    return statuses;
  }

  private static String hash(String content) {
    return ContentHash.of(content.getBytes(StandardCharsets.UTF_8)).value();
  }
}
