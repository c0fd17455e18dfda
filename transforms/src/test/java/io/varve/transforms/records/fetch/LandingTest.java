package io.varve.transforms.records.fetch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.ContentHash;
import io.varve.io.model.FailureCode;
import io.varve.io.run.RawFiles;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultPlan.Fault;
import io.varve.io.storage.FaultyStorage;
import io.varve.io.storage.InMemoryStorage;
import io.varve.io.storage.Storage;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.records.api.Contractings;
import io.varve.transforms.records.api.Mishap;
import io.varve.transforms.records.api.Mishaps;
import io.varve.transforms.records.api.RecordsApi;
import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.page.EarlierListings;
import io.varve.transforms.records.page.LandedListing;
import io.varve.transforms.records.page.LandedListing.State;
import io.varve.transforms.records.page.LandedPage;
import io.varve.transforms.records.page.LandedRun;
import io.varve.transforms.records.page.LandedRuns;
import io.varve.transforms.records.page.PageBytes;
import io.varve.transforms.records.pncp.PncpSource;
import io.varve.transforms.records.source.Listing;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LandingTest {

  private static final List<Listing> LISTINGS =
      Stream.of(6, 8, 4, 9).map(modality -> Quick.listing(Quick.DAY, modality)).toList();

  private Storage storage;
  private RecordsApi api;

  @BeforeEach
  void start() throws IOException {
    InMemoryStorage.forget("landing");
    storage = InMemoryStorage.named("landing");
    List<JsonNode> records = new ArrayList<>(Contractings.all(1, 25, Quick.DAY, 6));
    records.addAll(Contractings.all(31, 35, Quick.DAY, 8));
    records.addAll(Contractings.all(41, 52, Quick.DAY, 9));
    api = RecordsApi.start(records);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private LandedRun land(String run, Storage into, FetchPolicy policy, List<Listing> listings)
      throws IOException, InterruptedException {
    return new Landing(
            new RawFiles(into),
            new PncpSource(),
            api.endpoint(),
            policy,
            EarlierListings.NONE,
            LandingProgress.NONE)
        .land(run, listings, 0);
  }

  private static List<State> states(LandedRun run) {
    return run.listings().stream().map(LandedListing::state).toList();
  }

  private Set<String> ids(LandedRun run) throws IOException, ExtractionException {
    Set<String> ids = new TreeSet<>();
    for (LandedListing listing : run.listings()) {
      for (LandedPage page : listing.pages()) {
        byte[] stored = storage.read("raw/" + page.path());
        byte[] body = PageBytes.unpack(stored, 1 << 20);
        assertThat((long) stored.length, is(page.storedBytes()));
        assertThat((long) body.length, is(page.bytes()));
        assertThat(ContentHash.of(body).value(), is(page.sha256()));
        RecordJson.read(body)
            .path("data")
            .forEach(record -> ids.add(record.path("numeroControlePNCP").asText()));
      }
    }
    return ids;
  }

  @Test
  void keepsEveryPageAndTheAccountInTheOrderAskedFor() throws Exception {
    LandedRun run = land("run-1", storage, Quick.policy(2), LISTINGS);
    assertThat(run.listings().stream().map(LandedListing::listing).toList(), is(LISTINGS));
    assertThat(
        run.listings().stream().map(listing -> listing.pages().size()).toList(),
        is(List.of(3, 1, 0, 2)));
    assertThat(run.listings().get(3).pages().get(1).path(), is("run-1/0004/page-00002.json.gz"));
    assertThat(ids(run), hasSize(42));
    assertThat(new LandedRuns(new RawFiles(storage)).find("run-1"), is(Optional.of(run)));
    assertThat(run.endpoint(), is(api.endpoint().toString()));
  }

  @Test
  void landingForTheSameRunAgainAsksNothing() throws Exception {
    LandedRun run = land("run-1", storage, Quick.policy(2), LISTINGS);
    api.forgetCalls();
    api.serve(List.of());
    assertThat(land("run-1", storage, Quick.policy(2), LISTINGS), equalTo(run));
    assertThat(api.calls(), is(empty()));
  }

  @Test
  void aListingThatFailsIsToldAndTheOthersGoOn() throws Exception {
    api.mishaps(Mishaps.none().onModality(8, Mishap.ERROR_JSON));
    LandedRun run = land("run-1", storage, Quick.policy(2), LISTINGS);
    assertThat(
        states(run), is(List.of(State.COMPLETE, State.FAILED, State.COMPLETE, State.COMPLETE)));
    assertThat(
        new LandedRuns(new RawFiles(storage))
            .find("run-1")
            .orElseThrow()
            .listings()
            .get(1)
            .failure(),
        equalTo(run.listings().get(1).failure()));
  }

  @Test
  void anApiThatIsDownIsNotAskedForHours() throws Exception {
    api.mishaps(Mishaps.none().when(call -> true, Mishap.ERROR_TEXT));
    List<Listing> many = new ArrayList<>();
    for (int day = 0; day < 20; day++) {
      many.addAll(Quick.listings(Quick.DAY.minusDays(day), "6", "8"));
    }
    LandedRun run = land("run-1", storage, Quick.policy(2), many);
    assertThat(Set.copyOf(states(run)), is(Set.of(State.FAILED)));
    // Five in a row, and what the other threads had begun by then.
    assertThat(api.calls().size(), lessThanOrEqualTo((5 + 2) * 2));
    LandedListing last = run.listings().get(39);
    assertThat(last.failure().orElseThrow().code(), is(FailureCode.FETCH));
    assertThat(last.failure().get().message(), startsWith("not asked: 5 "));
    assertThat(last.requests(), is(0L));
  }

  @Test
  void requestsThatAreRefusedAreNoOutage() throws Exception {
    api.mishaps(Mishaps.none().onModality(6, Mishap.NOT_FOUND));
    List<Listing> many = new ArrayList<>();
    for (int day = 0; day < 8; day++) {
      many.addAll(Quick.listings(Quick.DAY.minusDays(day), "6"));
    }
    many.addAll(Quick.listings(Quick.DAY, "9"));
    LandedRun run = land("run-1", storage, Quick.policy(2), many);
    assertThat(run.listings().get(8).state(), is(State.COMPLETE));
    assertThat(api.calls(), hasSize(8 + 2));
  }

  @Test
  void storageThatFailsEndsIt() {
    FaultyStorage full = new FaultyStorage(storage, FaultPlan.diskFullFrom(3));
    assertThrows(IOException.class, () -> land("run-1", full, Quick.policy(2), LISTINGS));
  }

  /** Killed at any call of the storage, the same run goes on, and has everything in the end. */
  @Test
  void aRunThatWasKilledIsFinishedWithoutDamage() throws Exception {
    LandedRun whole = land("whole", storage, Quick.policy(2), LISTINGS);
    Set<String> expected = ids(whole);
    FaultyStorage counting = new FaultyStorage(storage, FaultPlan.none());
    LandedRun unused = land("counted", counting, Quick.policy(2), LISTINGS);
    for (int call = 1; call <= counting.calls().size(); call++) {
      for (Fault fault : List.of(Fault.BEFORE, Fault.AFTER, Fault.HALF)) {
        String run = "killed-" + call + "-" + fault;
        FaultyStorage dying = new FaultyStorage(storage, FaultPlan.fromThenOn(fault, call));
        try {
          LandedRun lucky = land(run, dying, Quick.policy(2), LISTINGS);
          assertThat(states(lucky), is(states(whole)));
        } catch (IOException e) {
          // Killed, as was planned.
        }
        assertThat(run, ids(land(run, storage, Quick.policy(2), LISTINGS)), is(expected));
      }
    }
  }

  @Test
  void pagesOfAnEarlierTryStayWhenTheAnswerIsAnotherNow() throws Exception {
    storage.createIfAbsent("raw/run-1/0001/page-00001.json.gz", PageBytes.pack(new byte[] {1}));
    LandedRun run = land("run-1", storage, Quick.policy(2), LISTINGS);
    assertThat(run.listings().get(0).pages().get(0).path(), is("run-1/0001/page-00001-2.json.gz"));
    assertThat(ids(run), hasSize(42));
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    List<List<Long>> told = new ArrayList<>();
    LandedRun unused =
        new Landing(
                new RawFiles(storage),
                new PncpSource(),
                api.endpoint(),
                Quick.policy(2),
                EarlierListings.NONE,
                (done, all, requests, records) ->
                    told.add(List.of((long) done, (long) all, requests, records)))
            .land("run-1", LISTINGS, 0);
    assertThat(told, hasSize(6 + 4));
    assertThat(told.get(told.size() - 1), is(List.of(4L, 4L, 7L, 42L)));
    for (int i = 1; i < told.size(); i++) {
      assertThat(told.get(i - 1).get(0), lessThanOrEqualTo(told.get(i).get(0)));
    }
  }

  @Test
  void withTheMishapsOfTheRealApiEverythingComes() throws Exception {
    for (int seed = 1; seed <= 5; seed++) {
      api.mishaps(Mishaps.real(seed));
      api.forgetCalls();
      List<Listing> many = new ArrayList<>();
      for (int day = 0; day < 15; day++) {
        many.addAll(Quick.listings(Quick.DAY.minusDays(day), "6", "8", "9"));
      }
      LandedRun run = land("run-" + seed, storage, Quick.policy(8, Duration.ofMillis(1500)), many);
      assertThat(Set.copyOf(states(run)), is(Set.of(State.COMPLETE)));
      assertThat(ids(run), hasSize(42));
      assertThat(
          run.listings().stream().mapToLong(LandedListing::requests).sum(),
          is((long) api.calls().size()));
    }
  }

  @Test
  void anAddressWithAPasswordIsRefusedWithoutShowingIt() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Landing(
                    new RawFiles(storage),
                    new PncpSource(),
                    URI.create("http://me:secret@127.0.0.1/api"),
                    Quick.policy(1),
                    EarlierListings.NONE,
                    LandingProgress.NONE));
    assertThat(refusal.getMessage(), startsWith("Invalid --endpoint: "));
    assertThat(refusal.getMessage().contains("secret"), is(false));
    assertThat(refusal.getMessage(), containsString("leave out user name"));
  }
}
