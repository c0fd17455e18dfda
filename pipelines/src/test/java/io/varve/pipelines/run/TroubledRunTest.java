package io.varve.pipelines.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.audit.Problem;
import io.varve.io.audit.WarehouseChecker;
import io.varve.io.model.Decision;
import io.varve.io.model.FailureCode;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import io.varve.io.run.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does with bad documents, odd names, lost files and inputs that cannot be right. */
class TroubledRunTest {

  @TempDir Path folder;
  private RunFixture fixture;

  @BeforeEach
  void tenFiles() throws Exception {
    fixture = new RunFixture(folder.resolve("input"), folder.resolve("warehouse").toString());
    for (int i = 0; i < 10; i++) {
      fixture.write("year/" + i + ".txt", "file " + i + "\nline two of " + i + "\n");
    }
  }

  @Test
  void tooManyVanishedFilesAreRefusedBeforeAnythingIsExtracted() throws Exception {
    fixture.run();
    for (int i = 0; i < 3; i++) {
      fixture.delete("year/" + i + ".txt");
    }
    fixture.write("year/new.txt", "new");

    RunReport report = fixture.run();

    assertThat(report.status(), is(RunStatus.REFUSED));
    assertThat(
        report.problem().orElseThrow().getMessage(), containsString("3 of 10 known files (30 %)"));
    assertThat(fixture.open().snapshots().ids(), contains(1L));
    assertThat(fixture.open().storage().list("staging"), hasSize(0));

    fixture.settings().maxMissing = 30;
    assertThat(fixture.run().counts().missing(), is(3L));
  }

  @Test
  void emptyInputIsRefused() throws Exception {
    RunFixture empty =
        new RunFixture(
            Files.createDirectory(folder.resolve("empty")), folder.resolve("w").toString());

    RunReport report = empty.run();

    assertThat(report.status(), is(RunStatus.REFUSED));
    assertThat(report.problem().orElseThrow().getMessage(), containsString("no source files"));
  }

  @Test
  void failedNewVersionLeavesLastGoodRowsLive() throws Exception {
    fixture.run();
    String goodHash = entry("year/2.txt").contentHash().orElseThrow();
    fixture.write("year/2.txt", "GARBLED\n");

    RunReport report = fixture.run();

    assertThat(report.status(), is(RunStatus.COMMITTED));
    assertThat(report.counts().failed(), is(1L));
    assertThat(report.failures().get(0).code(), is(FailureCode.PARSE));
    ManifestEntry entry = entry("year/2.txt");
    assertThat(entry.status(), is(Status.FAILED));
    assertThat(entry.stale().orElseThrow().liveContentHash(), is(goodHash));
    assertThat(firstLines().contains("file 2"), is(true));
    assertThat(
        fixture
            .open()
            .storage()
            .size(entry.failure().orElseThrow().quarantinePath().orElseThrow())
            .isPresent(),
        is(true));

    RunReport parked = fixture.run();
    assertThat(parked.status(), is(RunStatus.NO_CHANGES));
    assertThat(parked.counts().parked(), is(1L));

    fixture.write("year/2.txt", "good again\n");
    assertThat(fixture.run().counts().succeeded(), is(1L));
    assertThat(entry("year/2.txt").stale().isPresent(), is(false));
    assertThat(firstLines().contains("file 2"), is(false));
  }

  @Test
  void eachKindOfTroubleHasItsCode() throws Exception {
    fixture.settings().timeout = Duration.ofMillis(300);
    fixture.write("bad/defect", "DEFECT");
    fixture.write("bad/deep", "DEEP");
    fixture.write("bad/hungry", "HUNGRY");
    fixture.write("bad/endless", "ENDLESS");
    fixture.write("bad/invalid", "INVALID");
    fixture.write("bad/duplicate", "DUPLICATE");
    fixture.write("bad/orphan", "ORPHAN\nchild");
    fixture.write("bad/large", "x".repeat(2000));
    fixture.settings().maxFileBytes = 1500;
    Files.createSymbolicLink(fixture.path("bad/escape"), folder);
    Files.createSymbolicLink(fixture.path("bad/nowhere"), Path.of("nowhere-at-all"));

    RunReport report = fixture.run();

    assertThat(report.counts().failed(), is(10L));
    assertThat(code(report, "bad/defect"), is(FailureCode.INTERNAL));
    assertThat(code(report, "bad/deep"), is(FailureCode.LIMIT));
    assertThat(code(report, "bad/hungry"), is(FailureCode.LIMIT));
    assertThat(code(report, "bad/endless"), is(FailureCode.TIMEOUT));
    assertThat(code(report, "bad/invalid"), is(FailureCode.VALIDATION));
    assertThat(code(report, "bad/duplicate"), is(FailureCode.VALIDATION));
    assertThat(code(report, "bad/orphan"), is(FailureCode.VALIDATION));
    assertThat(code(report, "bad/large"), is(FailureCode.LIMIT));
    assertThat(code(report, "bad/escape"), is(FailureCode.FETCH));
    assertThat(code(report, "bad/nowhere"), is(FailureCode.FETCH));
    assertThat(fixture.rows("documents"), hasSize(10));
  }

  @Test
  void transientFailuresAreRetriedThenParked() throws Exception {
    fixture.settings().timeout = Duration.ofMillis(200);
    fixture.settings().maxAttempts = 2;
    fixture.write("slow", "ENDLESS");

    assertThat(fixture.run().counts().failed(), is(1L));
    RunReport second = fixture.run();
    assertThat(second.counts().retried(), is(1L));
    assertThat(entry("slow").attempts(), is(2));
    assertThat(fixture.run().counts().parked(), is(1L));
    fixture.settings().retryFailed = true;
    assertThat(fixture.run().counts().retried(), is(1L));
  }

  @Test
  void onlyFailedLooksAtNothingElse() throws Exception {
    fixture.write("bad", "GARBLED");
    fixture.run();
    fixture.write("bad", "fine now");
    fixture.write("other", "new");
    fixture.delete("year/1.txt");
    fixture.settings().onlyFailed = true;

    RunReport report = fixture.run();

    assertThat(report.counts().listed(), is(1L));
    assertThat(report.counts().modified(), is(1L));
    assertThat(report.counts().missing(), is(0L));
    assertThat(fixture.entries().containsKey("other"), is(false));
  }

  @Test
  void lostDataFileMakesItsDocumentsExtractedAgain() throws Exception {
    fixture.run();
    String lost = fixture.dataFiles().get(0).path();
    Files.delete(Path.of(fixture.location()).resolve(lost));

    RunReport report = fixture.runUnchecked();

    assertThat(report.counts().reprocessed(), is(greaterThan(0L)));
    assertThat(entry("year/0.txt").attempt().decision(), is(Decision.DATA_FILE_MISSING));
    assertThat(fixture.rows("documents"), hasSize(10));
    // What the older snapshot has lost stays lost, and the check says so.
    List<Problem> problems = new WarehouseChecker(fixture.open()).checkData().problems();
    assertThat(problems, hasSize(1));
    assertThat(problems.get(0).place(), is(lost));
  }

  @Test
  void oddNamesAreOrdinaryKeys() throws Exception {
    for (String name :
        new String[] {"with space", "line\nbreak", "ünï/日本 語.txt", "per%cent", "a'b\"c"}) {
      fixture.write(name, name);
    }
    fixture.write("bad\nname/ü", "GARBLED");

    RunReport report = fixture.run();

    assertThat(report.counts().succeeded(), is(15L));
    assertThat(report.failures().get(0).key(), is("bad\nname/ü"));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void inputsWithTheirOwnPrefixShareAWarehouse() throws Exception {
    fixture.settings().keyPrefix = "a/";
    fixture.run();
    RunFixture other = new RunFixture(folder.resolve("other"), fixture.location());
    other.settings().keyPrefix = "b/";
    other.write("year/1.txt", "another one");

    RunReport report = other.run();

    assertThat(report.counts().added(), is(1L));
    assertThat(report.counts().missing(), is(0L));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
    assertThat(fixture.rows("documents"), hasSize(11));
  }

  @Test
  void inputWhoseKeysCouldBeThoseOfAnotherIsRefused() throws Exception {
    fixture.run();
    RunFixture other = new RunFixture(folder.resolve("other"), fixture.location());
    other.settings().keyPrefix = "year/";
    other.write("1.txt", "another one");

    KeyPrefixOverlapException refused =
        assertThrows(KeyPrefixOverlapException.class, other::runUnchecked);

    assertThat(refused.getMessage(), containsString("overlaps ''"));
    assertThat(fixture.rows("documents"), hasSize(10));
  }

  @Test
  void patternsOutOfScopeAreNeitherListedNorMissing() throws Exception {
    fixture.write("note.md", "note");
    fixture.run();
    fixture.settings().include = List.of("*.md");

    RunReport report = fixture.run();

    assertThat(report.counts().listed(), is(1L));
    assertThat(report.counts().missing(), is(0L));
  }

  private ManifestEntry entry(String key) throws Exception {
    return fixture.entries().get(key);
  }

  private static FailureCode code(RunReport report, String key) {
    return report.failures().stream()
        .filter(failure -> failure.key().equals(key))
        .findFirst()
        .orElseThrow()
        .code();
  }

  private Set<String> firstLines() throws Exception {
    Set<String> lines = new TreeSet<>();
    fixture.rows("documents").forEach(row -> lines.add(row.get("first_line").toString()));
    return lines;
  }
}
