package io.varve.pipelines.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.io.run.Journal;
import io.varve.io.run.RunStatus;
import io.varve.io.storage.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Work that a run finished but could not commit is taken over once, as far as it is still wanted.
 */
class AdoptionTest {

  @TempDir Path folder;
  private RunFixture fixture;
  private Path notes;

  @BeforeEach
  void runThatDiesBeforeItsCommit() throws Exception {
    fixture = new RunFixture(folder.resolve("input"), folder.resolve("warehouse").toString());
    notes = folder.resolve("notes");
    fixture.settings().extractor = LinesExtractor.plain().noting(notes);
    for (int i = 0; i < 6; i++) {
      fixture.write(i + ".txt", "file " + i);
    }
    // A file where the folder of snapshots belongs stops exactly the last step.
    Files.createDirectories(folder.resolve("warehouse"));
    Path obstacle = Files.createFile(folder.resolve("warehouse/snapshots"));
    assertThat(fixture.runUnchecked().status(), is(RunStatus.FAILED));
    assertThat(extractions(), is(6));
    Files.delete(obstacle);
  }

  @Test
  void finishedShardsAreNotExtractedAgain() throws Exception {
    RunReport report = fixture.run();

    assertThat(report.counts().adopted(), is(6L));
    assertThat(report.counts().added(), is(6L));
    assertThat(extractions(), is(6));
    assertThat(fixture.rows("documents").size(), is(6));
  }

  @Test
  void onlyWhatIsStillWantedIsTakenOver() throws Exception {
    fixture.write("3.txt", "another three");
    fixture.delete("5.txt");

    RunReport report = fixture.run();

    assertThat(report.counts().adopted(), is(4L));
    assertThat(report.counts().succeeded(), is(5L));
    assertThat(extractions(), is(7));
    assertThat(fixture.rows("documents").size(), is(5));
  }

  @Test
  void journalThatStaysIsNotTakenOverASecondTime() throws Exception {
    Map<String, byte[]> journal = journal();
    fixture.run();
    assertThat(new Journal(fixture.open().storage()).runs().size(), is(0));
    // As in a store that lets nobody delete.
    for (Map.Entry<String, byte[]> file : journal.entrySet()) {
      fixture.open().storage().createIfAbsent(file.getKey(), file.getValue());
    }
    fixture.settings().force = true;

    RunReport forced = fixture.run();

    assertThat(forced.counts().adopted(), is(0L));
    assertThat(forced.counts().reprocessed(), is(6L));
    assertThat(extractions(), is(12));
    fixture.settings().force = false;
    fixture.write("new.txt", "new");
    assertThat(fixture.run().counts().processed(), is(1L));
  }

  @Test
  void anotherVersionOfTheExtractorTakesNothingOver() throws Exception {
    fixture.settings().extractor = LinesExtractor.plain().version(2).noting(notes);

    assertThat(fixture.run().counts().adopted(), is(0L));
    assertThat(extractions(), is(12));
  }

  @Test
  void planCountsWhatWouldBeTakenOver() throws Exception {
    assertThat(fixture.plan().adoptable(), is(6L));
  }

  @Test
  void forceAndRehashTakeNothingOver() throws Exception {
    fixture.settings().force = true;

    assertThat(fixture.run().counts().adopted(), is(0L));
    assertThat(extractions(), is(12));
  }

  private Map<String, byte[]> journal() throws Exception {
    Map<String, byte[]> files = new TreeMap<>();
    Storage storage = fixture.open().storage();
    for (Storage.StoredFile file : storage.list("staging")) {
      files.put(file.path(), storage.read(file.path()));
    }
    return files;
  }

  private int extractions() throws Exception {
    return Files.readAllLines(notes).size();
  }
}
