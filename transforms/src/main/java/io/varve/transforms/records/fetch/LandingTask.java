package io.varve.transforms.records.fetch;

import io.varve.io.model.Failure;
import io.varve.transforms.records.page.EarlierListings;
import io.varve.transforms.records.page.LandedListing;
import io.varve.transforms.records.page.LandedListing.State;
import io.varve.transforms.records.page.LandedPage;
import io.varve.transforms.records.page.LandedRun;
import io.varve.transforms.records.page.LandedRuns;
import io.varve.transforms.records.page.PageStore;
import io.varve.transforms.records.source.Listing;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Lands one listing after another, for one run. Safe for several threads. */
final class LandingTask {

  private final String runId;
  private final ListingFetch fetch;
  private final EarlierListings earlier;
  private final LandedRuns runs;
  private final PageStore store;
  private final LandingTally tally;
  private final Function<LandedListing, LandedRun> account;
  private final OutageRule outage = new OutageRule();

  LandingTask(
      String runId,
      ListingFetch fetch,
      EarlierListings earlier,
      LandedRuns runs,
      PageStore store,
      LandingTally tally,
      Function<LandedListing, LandedRun> account) {
    this.runId = runId;
    this.fetch = fetch;
    this.earlier = earlier;
    this.runs = runs;
    this.store = store;
    this.tally = tally;
    this.account = account;
  }

  /** Lands a listing; {@code number} is its place among all, from 1. */
  LandedListing land(Listing listing, int number) throws IOException, InterruptedException {
    LandedListing landed = answer(listing, number);
    tally.listing();
    return landed;
  }

  private LandedListing answer(Listing listing, int number)
      throws IOException, InterruptedException {
    Optional<LandedListing> known =
        runs.find(runId, number)
            .filter(own -> own.listing().equals(listing))
            .or(() -> earlier.find(listing));
    if (known.isPresent()) {
      known.get().pages().forEach(page -> tally.page(page.records()));
      return known.get();
    }
    Optional<Failure> down = outage.down();
    if (down.isPresent()) {
      return new ListingAnswer(listing, Instant.now()).failed(down.get());
    }
    String folder = PageStore.folder(runId, number);
    ListingFetch.Fetched fetched =
        fetch.fetch(listing, (page, content) -> keep(folder, page, content));
    outage.learn(
        fetched.listing().failure().filter(failure -> fetched.listing().pages().isEmpty()),
        fetched.outage());
    if (fetched.listing().state() == State.COMPLETE) {
      runs.keep(account.apply(fetched.listing()), number);
    }
    return fetched.listing();
  }

  private LandedPage keep(String folder, int number, FetchedPage page) throws IOException {
    int records = page.content().records().size();
    LandedPage kept = store.keep(folder, number, page.body(), records);
    tally.page(records);
    return kept;
  }
}
