package io.varve.transforms.records.fetch;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.model.ContentHash;
import io.varve.io.model.FailureCode;
import io.varve.transforms.records.api.Contractings;
import io.varve.transforms.records.api.Mishap;
import io.varve.transforms.records.api.Mishaps;
import io.varve.transforms.records.api.RecordsApi;
import io.varve.transforms.records.page.LandedListing;
import io.varve.transforms.records.page.LandedListing.State;
import io.varve.transforms.records.page.LandedPage;
import io.varve.transforms.records.pncp.PncpSource;
import io.varve.transforms.records.source.PageContent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListingFetchTest {

  private final List<FetchedPage> kept = new ArrayList<>();
  private RecordsApi api;

  @BeforeEach
  void start() throws IOException {
    api = RecordsApi.start(Contractings.all(1, 25, Quick.DAY, 6));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private LandedListing fetch(int modality, int pageLimit)
      throws IOException, InterruptedException {
    return new ListingFetch(
            new ApiClient(Quick.policy(2)), api.endpoint(), new PncpSource(), pageLimit)
        .fetch(
            Quick.listing(Quick.DAY, modality),
            (number, page) -> {
              kept.add(page);
              assertThat(number, is(kept.size()));
              return new LandedPage(
                  "run/" + number,
                  page.body().length,
                  1,
                  ContentHash.of(page.body()).value(),
                  page.content().records().size());
            })
        .listing();
  }

  private void first(ObjectNode record) {
    List<JsonNode> records = new ArrayList<>(List.of(record));
    records.addAll(api.records());
    api.serve(records);
  }

  @Test
  void followsThePagesToTheEnd() throws Exception {
    LandedListing landed = fetch(6, 0);
    assertThat(landed.state(), is(State.COMPLETE));
    assertThat(landed.pages().stream().map(LandedPage::records).toList(), is(List.of(10, 10, 5)));
    assertThat(landed.total(), is(25L));
    assertThat(landed.records(), is(25L));
    assertThat(landed.requests(), is(3L));
    assertThat(landed.passes(), is(1));
  }

  @Test
  void nothingIsACompleteAnswer() throws Exception {
    LandedListing landed = fetch(7, 0);
    assertThat(landed.state(), is(State.COMPLETE));
    assertThat(landed.pages(), is(empty()));
    assertThat(landed.records(), is(0L));
    assertThat(landed.total(), is(-1L));
  }

  @Test
  void asManyPagesAsAreWantedAreNotAllThereIs() throws Exception {
    assertThat(fetch(6, 2).state(), is(State.LIMITED));
    assertThat(api.calls(), hasSize(2));
  }

  @Test
  void aLimitThatIsNotReachedLimitsNothing() throws Exception {
    assertThat(fetch(6, 3).state(), is(State.COMPLETE));
  }

  @Test
  void asksAgainWhenRecordsMovedToOtherPages() throws Exception {
    api.before(
        call -> {
          if (call.number() == 2) {
            first(Contractings.of(100, Quick.DAY, 6));
          }
        });
    LandedListing landed = fetch(6, 0);
    assertThat(landed.state(), is(State.COMPLETE));
    assertThat(landed.passes(), is(2));
    assertThat(landed.pages(), hasSize(6));
    assertThat(landed.records(), is(26L));
    assertThat(landed.total(), is(26L));
  }

  /** The eleventh is on the second page when the first is read, and then on the first. */
  @Test
  void asksAgainWhenARemovedRecordHidesOneThatMoved() throws Exception {
    api.before(
        call -> {
          if (call.number() == 2) {
            api.serve(api.records().subList(1, 25));
          }
        });
    LandedListing landed = fetch(6, 0);
    assertThat(landed.state(), is(State.COMPLETE));
    assertThat(landed.passes(), is(2));
    assertThat(landed.records(), is(25L));
  }

  @Test
  void theSecondPageMayVanishMeanwhile() throws Exception {
    api.before(
        call -> {
          if (call.number() == 2) {
            api.serve(api.records().subList(0, 5));
          }
        });
    LandedListing landed = fetch(6, 0);
    assertThat(landed.state(), is(State.COMPLETE));
    assertThat(landed.passes(), is(2));
    assertThat(landed.total(), is(5L));
  }

  @Test
  void whatNeverComesToRestIsAFailureWithAllThatCame() throws Exception {
    api.before(call -> first(Contractings.of(100 + call.number(), Quick.DAY, 6)));
    LandedListing landed = fetch(6, 0);
    assertThat(landed.state(), is(State.FAILED));
    assertThat(landed.failure().orElseThrow().code(), is(FailureCode.UNSTABLE));
    assertThat(landed.failure().get().message(), containsString("asked 3 times"));
    assertThat(landed.passes(), is(3));
    assertThat((long) landed.pages().size(), is(landed.requests()));
  }

  @Test
  void aSourceThatCountsARecordTwiceIsBelievedTheSecondTime() throws Exception {
    first(Contractings.of(3, Quick.DAY, 6));
    LandedListing landed = fetch(6, 0);
    assertThat(landed.state(), is(State.COMPLETE));
    assertThat(landed.passes(), is(2));
    assertThat(landed.total(), is(26L));
    assertThat(landed.records(), is(25L));
  }

  @Test
  void recordsWithoutAnIdCountEach() throws Exception {
    ObjectNode nameless = Contractings.of(3, Quick.DAY, 6);
    nameless.remove("numeroControlePNCP");
    first(nameless);
    LandedListing landed = fetch(6, 0);
    assertThat(landed.state(), is(State.COMPLETE));
    assertThat(landed.passes(), is(1));
    assertThat(landed.records(), is(26L));
  }

  @Test
  void aFailureKeepsThePagesBeforeIt() throws Exception {
    api.mishaps(Mishaps.none().when(call -> call.page() == 3, Mishap.ERROR_TEXT));
    LandedListing landed = fetch(6, 0);
    assertThat(landed.state(), is(State.FAILED));
    assertThat(landed.failure().orElseThrow().code(), is(FailureCode.FETCH));
    assertThat(landed.failure().get().message(), containsString("pagina=3"));
    assertThat(landed.pages(), hasSize(2));
    assertThat(landed.records(), is(20L));
    assertThat(landed.requests(), is(4L));
  }

  @Test
  void everyMixOfPassingMishapsEndsWithAllRecords() throws Exception {
    int calls = 0;
    for (int seed = 1; seed <= 20; seed++) {
      api.mishaps(Mishaps.broken(seed, 0.4));
      api.forgetCalls();
      kept.clear();
      LandedListing landed =
          new ListingFetch(new ApiClient(Quick.policy(30)), api.endpoint(), new PncpSource(), 0)
              .fetch(
                  Quick.listing(Quick.DAY, 6),
                  (number, page) -> new LandedPage("run/" + number, 1, 1, "", 10))
              .listing();
      assertThat("seed " + seed, landed.state(), is(State.COMPLETE));
      assertThat(landed.records(), is(25L));
      calls += api.calls().size();
    }
    assertThat(calls, greaterThan(20 * 3));
  }

  @Test
  void aFailingSinkEndsIt() {
    ListingFetch fetch =
        new ListingFetch(new ApiClient(Quick.policy(2)), api.endpoint(), new PncpSource(), 0);
    IOException failure =
        assertThrows(
            IOException.class,
            () ->
                fetch.fetch(
                    Quick.listing(Quick.DAY, 6),
                    (number, page) -> {
                      throw new IOException("disk full");
                    }));
    assertThat(failure.getMessage(), is("disk full"));
    assertThat(api.calls(), hasSize(1));
  }

  @Test
  void pagesThatLeadBackAreNotFollowedForEver() throws Exception {
    PageWalk walk = walk(2, true, 100);
    for (int i = 0; i < 2; i++) {
      assertThat(walk.next().isPresent(), is(true));
    }
    FetchException failure = assertThrows(FetchException.class, walk::next);
    assertThat(failure.code(), is(FailureCode.PARSE));
    assertThat(failure.getMessage(), containsString("after page 2 the source leads back"));
  }

  @Test
  void thereIsALargestNumberOfPages() throws Exception {
    PageWalk walk = walk(1000, false, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(walk.next().isPresent(), is(true));
    }
    FetchException failure = assertThrows(FetchException.class, walk::next);
    assertThat(failure.code(), is(FailureCode.LIMIT));
    assertThat(failure.getMessage(), containsString("more than 3"));
  }

  /** Walks over pages of a reader that sees a next page always, one of so many. */
  private PageWalk walk(int different, boolean round, int mostPages) {
    int[] asked = new int[1];
    return new PageWalk(
        new ApiClient(Quick.policy(1)),
        api.endpoint(),
        (body, request) ->
            new PageContent(
                List.of(),
                Optional.of(
                    request.with("extra", "U" + (round ? ++asked[0] % different : ++asked[0]))),
                OptionalLong.empty()),
        Quick.listing(Quick.DAY, 6).first().with("extra", "U0"),
        new LongAdder(),
        mostPages);
  }
}
