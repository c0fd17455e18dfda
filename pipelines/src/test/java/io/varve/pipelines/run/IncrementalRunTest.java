package io.varve.pipelines.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.run.RunStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does with files that are new, changed, touched or gone. */
class IncrementalRunTest {

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
  void firstRunExtractsEverything() throws Exception {
    RunReport report = fixture.run();

    assertThat(report.status(), is(RunStatus.COMMITTED));
    assertThat(report.snapshot(), is(Optional.of(1L)));
    assertThat(report.counts().listed(), is(10L));
    assertThat(report.counts().added(), is(10L));
    assertThat(report.counts().succeeded(), is(10L));
    assertThat(fixture.rows("documents"), hasSize(10));
    assertThat(fixture.rows("lines"), hasSize(20));
  }

  @Test
  void secondRunReadsNothingAndWritesNoSnapshot() throws Exception {
    fixture.run();

    RunReport report = fixture.run();

    assertThat(report.status(), is(RunStatus.NO_CHANGES));
    assertThat(report.counts().unchanged(), is(10L));
    assertThat(report.counts().bytesRead(), is(0L));
    assertThat(fixture.open().snapshots().ids(), contains(1L));
    assertThat(fixture.open().storage().list("runs"), hasSize(5));
  }

  @Test
  void changedFilesAreExtractedAndTheirOldRowsLeave() throws Exception {
    fixture.run();
    fixture.write("year/3.txt", "new three\n");
    fixture.write("year/7.txt", "new seven\nand more\nand more\n");

    RunReport report = fixture.run();

    assertThat(report.counts().modified(), is(2L));
    assertThat(report.counts().unchanged(), is(8L));
    assertThat(report.counts().processed(), is(2L));
    assertThat(fixture.rows("documents"), hasSize(10));
    assertThat(fixture.rows("lines"), hasSize(20));
    assertThat(
        firstLines(),
        is(
            new TreeSet<>(
                Set.of(
                    "file 0",
                    "file 1",
                    "file 2",
                    "new three",
                    "file 4",
                    "file 5",
                    "file 6",
                    "new seven",
                    "file 8",
                    "file 9"))));
    assertThat(entry("year/3.txt").attempt().decision(), is(Decision.MODIFIED));
    assertThat(entry("year/3.txt").attempt().decisionDetail(), containsString(" -> "));
  }

  @Test
  void touchedFileIsReadButNotProcessed() throws Exception {
    fixture.run();
    Files.setLastModifiedTime(
        fixture.path("year/5.txt"), FileTime.from(Instant.now().minusSeconds(60)));

    RunReport touched = fixture.run();
    RunReport after = fixture.run();

    assertThat(touched.status(), is(RunStatus.COMMITTED));
    assertThat(touched.counts().touched(), is(1L));
    assertThat(touched.counts().unchanged(), is(10L));
    assertThat(touched.counts().processed(), is(0L));
    assertThat(touched.counts().bytesRead(), is(Files.size(fixture.path("year/5.txt"))));
    assertThat(after.status(), is(RunStatus.NO_CHANGES));
    assertThat(after.counts().bytesRead(), is(0L));
  }

  @Test
  void deletedFileIsMarkedThenPrunedWithItsRowsOnly() throws Exception {
    fixture.run();
    fixture.delete("year/4.txt");

    RunReport marked = fixture.run();
    assertThat(marked.counts().missing(), is(1L));
    assertThat(marked.counts().listed(), is(9L));
    assertThat(entry("year/4.txt").missingSince().isPresent(), is(true));
    assertThat(fixture.rows("documents"), hasSize(10));

    RunReport again = fixture.run();
    assertThat(again.status(), is(RunStatus.NO_CHANGES));
    assertThat(again.counts().missing(), is(1L));

    fixture.settings().prune = true;
    RunReport pruned = fixture.run();
    assertThat(pruned.counts().removed(), is(1L));
    assertThat(fixture.entries().containsKey("year/4.txt"), is(false));
    assertThat(fixture.rows("documents"), hasSize(9));
    assertThat(fixture.rows("lines"), hasSize(18));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void fileThatComesBackUnchangedKeepsItsRows() throws Exception {
    fixture.run();
    Path file = fixture.path("year/4.txt");
    Path aside = folder.resolve("aside");
    Files.move(file, aside);
    fixture.run();
    Files.move(aside, file);

    RunReport report = fixture.run();

    assertThat(report.counts().touched(), is(1L));
    assertThat(report.counts().processed(), is(0L));
    assertThat(entry("year/4.txt").missingSince().isPresent(), is(false));
  }

  @Test
  void newVersionOfTheExtractorReprocessesEverything() throws Exception {
    fixture.run();
    fixture.settings().extractor = LinesExtractor.plain().version(2);
    assertThat(fixture.run().counts().reprocessed(), is(10L));
    assertThat(entry("year/1.txt").attempt().decision(), is(Decision.EXTRACTOR_CHANGED));
    fixture.settings().extractor = LinesExtractor.plain().version(2).setting("b");
    assertThat(fixture.run().counts().reprocessed(), is(10L));
    assertThat(entry("year/1.txt").attempt().decision(), is(Decision.CONFIG_CHANGED));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void forceReprocessesAndRehashReads() throws Exception {
    fixture.run();
    fixture.settings().rehash = true;
    RunReport rehashed = fixture.run();
    assertThat(rehashed.status(), is(RunStatus.NO_CHANGES));
    assertThat(rehashed.counts().bytesRead(), is(greaterThan(0L)));
    fixture.settings().rehash = false;
    fixture.settings().force = true;
    assertThat(fixture.run().counts().reprocessed(), is(10L));
    assertThat(fixture.rows("documents"), hasSize(10));
  }

  @Test
  void rehashFindsAChangeThatMetadataHides() throws Exception {
    fixture.run();
    // Not even the change token can be forged from Java, so the manifest's view of it is checked
    // through --rehash alone.
    fixture.write("year/6.txt", "file X\nline two of X\n");
    fixture.settings().rehash = true;

    assertThat(fixture.run().counts().modified(), is(1L));
  }

  /** All are compared before there is a pipeline, which then finds only what changed. */
  @Test
  void rehashReadsEachUnchangedFileOnce() throws Exception {
    fixture.run();
    long bytes = 0;
    for (int i = 0; i < 10; i++) {
      bytes += Files.size(fixture.path("year/" + i + ".txt"));
    }
    fixture.write("year/6.txt", "file X\nline two of X\n");
    fixture.settings().rehash = true;
    RunReport report = fixture.run();
    assertThat(report.counts().unchanged(), is(9L));
    assertThat(report.counts().modified(), is(1L));
    assertThat(report.counts().bytesRead(), is(bytes));
  }

  @Test
  void rehashWithoutChangesStartsNoPipeline() throws Exception {
    fixture.run();
    fixture.settings().rehash = true;
    RunReport report = fixture.runOn(new NoPipelines()).execute();
    assertThat(report.status(), is(RunStatus.NO_CHANGES));
    assertThat(report.counts().unchanged(), is(10L));
  }

  @Test
  void freshFileIsReadAgainUntilItsTimeCanBeTrusted() throws Exception {
    fixture.writeAt("fresh", "fresh", Instant.now());
    fixture.run();

    RunReport second = fixture.run();

    assertThat(second.counts().unchanged(), is(11L));
    assertThat(second.counts().bytesRead(), is(5L));
    assertThat(second.counts().processed(), is(0L));
  }

  @Test
  void sameSizeRewriteRightAfterTheListingIsNoticed() throws Exception {
    Instant now = Instant.now();
    fixture.writeAt("fresh", "aaaaa", now);
    fixture.run();
    fixture.writeAt("fresh", "bbbbb", now);

    assertThat(fixture.run().counts().modified(), is(1L));
  }

  @Test
  void fileFromTheFutureIsReadEachTimeButCommitsNothing() throws Exception {
    fixture.writeAt("future", "x", Instant.now().plusSeconds(999_999));
    fixture.run();

    RunReport second = fixture.run();

    assertThat(second.status(), is(RunStatus.NO_CHANGES));
    assertThat(second.counts().bytesRead(), is(1L));
  }

  @Test
  void lastMissingFilesCanBeTakenOut() throws Exception {
    fixture.run();
    for (int i = 0; i < 10; i++) {
      fixture.delete("year/" + i + ".txt");
    }
    fixture.settings().maxMissing = 100;
    fixture.run();
    fixture.settings().prune = true;

    assertThat(fixture.run().counts().removed(), is(10L));
    assertThat(fixture.dataFiles(), hasSize(0));
  }

  @Test
  void manyRunsFoldTheManifest() throws Exception {
    for (int i = 0; i < 25; i++) {
      fixture.write("year/" + (i % 10) + ".txt", "version " + i);
      assertThat(fixture.run().counts().processed(), is(i == 0 ? 10L : 1L));
    }
    assertThat(fixture.snapshot().orElseThrow().id(), is(25L));
    assertThat(fixture.rows("documents"), hasSize(10));
  }

  @Test
  void planSaysWhatTheRunThenDoes() throws Exception {
    fixture.run();
    fixture.write("year/3.txt", "changed");
    fixture.write("new", "new");
    fixture.delete("year/9.txt");
    Files.setLastModifiedTime(
        fixture.path("year/5.txt"), FileTime.from(Instant.now().minusSeconds(60)));

    RunPlan plan = fixture.plan();
    RunReport report = fixture.run();

    assertThat(plan.listed(), is(report.counts().listed()));
    assertThat(plan.decisions().get(Decision.MODIFIED), is(report.counts().modified()));
    assertThat(plan.decisions().get(Decision.ADDED), is(report.counts().added()));
    assertThat(plan.decisions().get(Decision.TOUCHED), is(report.counts().touched()));
    assertThat(plan.decisions().get(Decision.MISSING), is(report.counts().missing()));
    assertThat(
        plan.items().stream().map(RunPlan.Item::key).toList(),
        contains("new", "year/3.txt", "year/9.txt"));
  }

  private ManifestEntry entry(String key) throws Exception {
    return fixture.entries().get(key);
  }

  private Set<String> firstLines() throws Exception {
    Set<String> lines = new TreeSet<>();
    fixture.rows("documents").forEach(row -> lines.add(row.get("first_line").toString()));
    return lines;
  }
}
