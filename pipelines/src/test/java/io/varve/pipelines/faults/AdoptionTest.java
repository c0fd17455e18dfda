package io.varve.pipelines.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.varve.io.run.RunStatus;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultPlan.Fault;
import io.varve.io.storage.FaultyStorage;
import io.varve.io.storage.FaultyStorage.Call;
import io.varve.io.storage.FaultyStorage.Operation;
import io.varve.io.storage.InMemoryStorage;
import io.varve.io.storage.Storage.StoredFile;
import io.varve.pipelines.run.LinesExtractor;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.work.ShardPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work of a run that died before its commit, and what later runs take of it. */
class AdoptionTest {

  private static final String NAME = "AdoptionTest";

  @TempDir Path folder;
  private RunFixture fixture;

  @BeforeEach
  void dieBeforeTheCommit() throws Exception {
    RunFixture clean = at("mem://" + NAME + "-clean");
    Corpus.writeFirst(clean);
    String counting =
        FaultyStorage.register(NAME, InMemoryStorage.named(NAME + "-clean"), FaultPlan.none());
    assertThat(at(counting).runUnchecked().status(), is(RunStatus.COMMITTED));
    int manifest =
        FaultyStorage.registered(NAME).calls().stream()
            .filter(call -> call.operation() == Operation.CREATE)
            .filter(call -> call.path().startsWith("manifests/"))
            .mapToInt(Call::number)
            .findFirst()
            .orElseThrow();
    FaultPlan death = FaultPlan.fromThenOn(Fault.BEFORE, manifest);
    at(FaultyStorage.register(NAME, InMemoryStorage.named(NAME), death)).runUnchecked();
    fixture = at("mem://" + NAME);
    fixture.settings().extractor = LinesExtractor.plain().noting(notes());
    assertThat(Journaled.keys(fixture), containsInAnyOrder("a.txt", "b.txt", "c.txt", "d.txt"));
  }

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
    InMemoryStorage.forget(NAME + "-clean");
  }

  @Test
  void finishedDocumentsAreTakenOver() throws Exception {
    RunReport report = fixture.run();

    assertThat(report.counts().adopted(), is(4L));
    assertThat(Journaled.noted(notes()), is(List.of("bad.txt")));
    assertThat(fixture.rows("documents"), hasSize(4));
  }

  @Test
  void whatChangedSinceIsExtractedAndItsOldRowsAreLeftOut() throws Exception {
    Corpus.writeSecond(fixture);

    RunReport report = fixture.run();

    assertThat(report.counts().adopted(), is(1L));
    assertThat(Journaled.noted(notes()), containsInAnyOrder("b.txt", "c.txt", "e.txt", "bad.txt"));
    assertThat(fixture.rows("documents"), hasSize(3));
  }

  @Test
  void otherExtractorTakesNothingOver() throws Exception {
    fixture.settings().extractor = LinesExtractor.plain().version(2).noting(notes());

    assertThat(fixture.run().counts().adopted(), is(0L));
    assertThat(Journaled.noted(notes()), hasSize(5));
  }

  @Test
  void shardOfWhichOneRunTookAPartLosesNothingToTheNext() throws Exception {
    fixture.settings().include = List.of("a.txt");
    assertThat(runWhoseJournalStays().counts().adopted(), is(1L));
    fixture.settings().include = List.of();

    RunReport rest = fixture.run();

    assertThat(rest.counts().added(), is(4L));
    assertThat(rest.counts().adopted(), is(0L));
    assertThat(fixture.rows("documents"), hasSize(4));
  }

  @Test
  void forcedRunExtractsWhatWasTakenOverBefore() throws Exception {
    runWhoseJournalStays();
    fixture.settings().force = true;

    RunReport forced = fixture.run();

    assertThat(forced.status(), is(RunStatus.COMMITTED));
    assertThat(forced.counts().adopted(), is(0L));
    assertThat(forced.counts().reprocessed(), is(5L));
  }

  @Test
  void damagedJournalOnlyCostsWork() throws Exception {
    InMemoryStorage storage = InMemoryStorage.named(NAME);
    for (StoredFile file : storage.list("staging")) {
      storage.delete(file.path());
      storage.createIfAbsent(file.path(), new byte[] {'x'});
    }

    RunReport report = fixture.runUnchecked();

    assertThat(report.status(), is(RunStatus.COMMITTED));
    assertThat(report.counts().adopted(), is(0L));
    assertThat(fixture.rows("documents"), hasSize(4));
  }

  @Test
  void runWhoseRecordIsUnreadableIsLeftAlone() throws Exception {
    InMemoryStorage storage = InMemoryStorage.named(NAME);
    for (StoredFile file : storage.list("runs")) {
      storage.delete(file.path());
      storage.createIfAbsent(file.path(), new byte[] {'x'});
    }

    RunReport report = fixture.runUnchecked();

    assertThat(report.status(), is(RunStatus.COMMITTED));
    assertThat(report.counts().adopted(), is(0L));
    assertThat(report.failures().stream().map(f -> f.key()).toList(), is(List.of("bad.txt")));
  }

  @Test
  void lostDataFileOfTheDeadRunOnlyCostsWork() throws Exception {
    InMemoryStorage storage = InMemoryStorage.named(NAME);
    for (StoredFile file : storage.list("data/lines")) {
      storage.delete(file.path());
    }

    assertThat(fixture.run().counts().adopted(), is(0L));
    assertThat(storage.list("data/lines"), is(not(empty())));
  }

  /** Journals are cleared as far as the storage lets them; here it does not. */
  private RunReport runWhoseJournalStays() throws Exception {
    InMemoryStorage storage = InMemoryStorage.named(NAME);
    Map<String, byte[]> journal = new TreeMap<>();
    for (StoredFile file : storage.list("staging")) {
      journal.put(file.path(), storage.read(file.path()));
    }
    RunReport report = fixture.run();
    journal.forEach(storage::createIfAbsent);
    return report;
  }

  private RunFixture at(String location) {
    RunFixture at = Corpus.settle(new RunFixture(folder.resolve("input"), location));
    at.settings().workers = 1;
    // One shard: what is taken of it, and what is not, lie in the same files.
    at.settings().shardPlan = ShardPlan.STANDARD;
    return at;
  }

  private Path notes() {
    return folder.resolve("notes");
  }
}
