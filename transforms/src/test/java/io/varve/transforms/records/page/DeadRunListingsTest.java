package io.varve.transforms.records.page;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.varve.io.model.RunCounts;
import io.varve.io.run.RawFiles;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.storage.InMemoryStorage;
import io.varve.io.storage.Storage;
import io.varve.transforms.records.api.Contractings;
import io.varve.transforms.records.api.Mishap;
import io.varve.transforms.records.api.Mishaps;
import io.varve.transforms.records.api.RecordsApi;
import io.varve.transforms.records.fetch.Landing;
import io.varve.transforms.records.fetch.LandingProgress;
import io.varve.transforms.records.fetch.Quick;
import io.varve.transforms.records.pncp.PncpSource;
import io.varve.transforms.records.source.Listing;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadRunListingsTest {

  private static final String HOST = "here";

  /** No process has it. */
  private static final long DEAD = 999_999_999;

  private final Instant now = Instant.now();
  private final LocalDate today = LocalDate.ofInstant(now, new PncpSource().zone());
  private Storage storage;
  private RecordsApi api;

  @BeforeEach
  void start() throws IOException {
    InMemoryStorage.forget("dead");
    storage = InMemoryStorage.named("dead");
    api = RecordsApi.start(Contractings.all(1, 25, Quick.DAY, 6));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private EarlierListings dead(Instant at) throws IOException {
    return new DeadRunListings(
        new RunStore(storage),
        new RawFiles(storage),
        new PncpSource(),
        api.endpoint(),
        "run-2",
        new RunLiveness(HOST, at),
        at);
  }

  private void began(String run, long pid) throws IOException {
    boolean unused =
        new RunStore(storage)
            .start(
                new RunStarted(
                    1,
                    run,
                    Optional.empty(),
                    "records",
                    now,
                    Optional.empty(),
                    new TreeMap<>(),
                    Optional.empty(),
                    new TreeMap<>(),
                    new Environment(
                        HOST, pid, Optional.empty(), "tester", "", Optional.empty(), Map.of()),
                    Optional.empty()));
  }

  private void ended(String run, RunStatus status) throws IOException {
    new RunStore(storage)
        .finish(
            new RunFinished(
                1, run, status, now, Optional.empty(), RunCounts.NONE, 0, Optional.empty()));
  }

  private LandedRun land(String run, EarlierListings earlier, LocalDate... days)
      throws IOException, InterruptedException {
    List<Listing> listings = Stream.of(days).map(day -> Quick.listing(day, 6)).toList();
    return new Landing(
            new RawFiles(storage),
            new PncpSource(),
            api.endpoint(),
            Quick.policy(2),
            earlier,
            LandingProgress.NONE)
        .land(run, listings, 0);
  }

  @Test
  void completeAnswersOfADeadRunAreTakenOverWithTheirTimeAndPlace() throws Exception {
    began("run-1", DEAD);
    LandedRun first = land("run-1", EarlierListings.NONE, Quick.DAY);
    api.forgetCalls();
    LandedRun second = land("run-2", dead(now.plusSeconds(60)), Quick.DAY);
    assertThat(api.calls(), is(empty()));
    assertThat(second.listings(), equalTo(first.listings()));
    assertThat(second.listings().get(0).pages().get(0).path(), startsWith("run-1/0001/"));
  }

  @Test
  void alsoOfOneThatDiedWhileItAsked() throws Exception {
    began("run-1", DEAD);
    LandedRun first = land("run-1", EarlierListings.NONE, Quick.DAY);
    storage.delete("raw/run-1/listings.json");
    assertThat(
        dead(now.plusSeconds(60)).find(Quick.listing(Quick.DAY, 6)),
        is(Optional.of(first.listings().get(0))));
  }

  @Test
  void alsoOfOneThatFailedButNotOfOneThatCommitted() throws Exception {
    for (RunStatus status : RunStatus.values()) {
      String run = "run-" + status;
      began(run, DEAD);
      LandedRun unused = land(run, EarlierListings.NONE, day(status));
      ended(run, status);
    }
    EarlierListings dead = dead(now.plusSeconds(60));
    for (RunStatus status : RunStatus.values()) {
      boolean committed = status == RunStatus.COMMITTED || status == RunStatus.NO_CHANGES;
      assertThat(
          status.toString(), dead.find(Quick.listing(day(status), 6)).isPresent(), is(!committed));
    }
  }

  private static LocalDate day(RunStatus status) {
    return Quick.DAY.minusDays(List.of(RunStatus.values()).indexOf(status));
  }

  @Test
  void notOfOneThatIsAtWork() throws Exception {
    began("run-1", ProcessHandle.current().pid());
    RunLiveness.AtWork atWork = RunLiveness.begin("run-1");
    try {
      LandedRun landed = land("run-1", EarlierListings.NONE, Quick.DAY);
      assertThat(landed.listings(), hasSize(1));
      assertThat(dead(now.plusSeconds(60)).find(Quick.listing(Quick.DAY, 6)), is(Optional.empty()));
    } finally {
      atWork.close();
    }
  }

  @Test
  void notOfADayThatWasNotOver() throws Exception {
    began("run-1", DEAD);
    LandedRun unused = land("run-1", EarlierListings.NONE, today, today.minusDays(1));
    EarlierListings dead = dead(now.plusSeconds(60));
    assertThat(dead.find(Quick.listing(today, 6)), is(Optional.empty()));
    assertThat(dead.find(Quick.listing(today.minusDays(1), 6)), is(not(Optional.empty())));
  }

  @Test
  void notWhenItIsOld() throws Exception {
    began("run-1", DEAD);
    LandedRun unused = land("run-1", EarlierListings.NONE, Quick.DAY);
    Instant later = now.plus(DeadRunListings.FRESH).plus(Duration.ofMinutes(5));
    assertThat(dead(later).find(Quick.listing(Quick.DAY, 6)), is(Optional.empty()));
  }

  @Test
  void notWhenItIsIncompleteOrAnotherQuestion() throws Exception {
    api.mishaps(Mishaps.none().when(call -> call.page() == 2, Mishap.ERROR_JSON));
    began("run-1", DEAD);
    LandedRun unused = land("run-1", EarlierListings.NONE, Quick.DAY, Quick.DAY.minusDays(1));
    EarlierListings dead = dead(now.plusSeconds(60));
    assertThat(dead.find(Quick.listing(Quick.DAY, 6)), is(Optional.empty()));
    Listing other = Quick.listing(Quick.DAY.minusDays(1), 6);
    assertThat(dead.find(other), is(not(Optional.empty())));
    assertThat(
        dead.find(
            new Listing(
                other.name(),
                other.days(),
                other.first().with("tamanhoPagina", "50"),
                other.columns())),
        is(Optional.empty()));
  }

  @Test
  void notWhenALaterRunWasAnsweredAndMadeSomethingOfIt() throws Exception {
    began("run-0", DEAD);
    LandedRun before = land("run-0", EarlierListings.NONE, Quick.DAY, Quick.DAY.minusDays(1));
    began("run-1", DEAD);
    LandedRun later = land("run-1", EarlierListings.NONE, Quick.DAY);
    ended("run-1", RunStatus.NO_CHANGES);
    EarlierListings dead = dead(now.plusSeconds(60));
    assertThat(dead.find(Quick.listing(Quick.DAY, 6)), is(Optional.empty()));
    assertThat(
        dead.find(Quick.listing(Quick.DAY.minusDays(1), 6)),
        is(Optional.of(before.listings().get(1))));
    assertThat(later.listings(), hasSize(1));
  }

  @Test
  void anAccountThatIsDamagedIsAskedForAgain() throws Exception {
    began("run-1", DEAD);
    boolean unused = storage.createIfAbsent("raw/run-1/listings.json", new byte[] {1});
    assertThat(dead(now).find(Quick.listing(Quick.DAY, 6)), is(Optional.empty()));
  }
}
