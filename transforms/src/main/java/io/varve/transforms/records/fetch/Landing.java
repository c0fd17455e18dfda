package io.varve.transforms.records.fetch;

import io.varve.io.run.RawFiles;
import io.varve.transforms.records.page.EarlierListings;
import io.varve.transforms.records.page.LandedListing;
import io.varve.transforms.records.page.LandedRun;
import io.varve.transforms.records.page.LandedRuns;
import io.varve.transforms.records.page.PageStore;
import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.RecordSource;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Fetches listings and keeps every page in the warehouse as it came, several listings at a time;
 * the pages of each come one after the other. A listing that fails is part of the account, and the
 * others go on; storage that fails ends it.
 *
 * <p>To land for the same run again changes nothing: what the run was answered is returned, and an
 * account that was not finished is finished. Not safe for several threads; one landing per object.
 */
public final class Landing {

  private final LandedRuns runs;
  private final PageStore store;
  private final RecordSource source;
  private final URI endpoint;
  private final FetchPolicy policy;
  private final EarlierListings earlier;
  private final LandingProgress progress;

  /**
   * Returns a landing.
   *
   * @param raw where what is answered is kept
   * @param endpoint address of the API
   * @param earlier answers that are taken over instead of asking again
   * @throws IllegalArgumentException when the endpoint cannot be asked; the message is for the user
   */
  public Landing(
      RawFiles raw,
      RecordSource source,
      URI endpoint,
      FetchPolicy policy,
      EarlierListings earlier,
      LandingProgress progress) {
    RequestUrl.checkEndpoint(endpoint);
    this.runs = new LandedRuns(raw);
    this.store = new PageStore(raw);
    this.source = source;
    this.endpoint = endpoint;
    this.policy = policy;
    this.earlier = earlier;
    this.progress = progress;
  }

  /**
   * Fetches listings for a run.
   *
   * @param pageLimit most pages of each that are wanted; 0 for all
   * @return what became of each, in this order; it is recorded beside the pages
   * @throws IOException when the storage fails; what was kept until then stays
   */
  public LandedRun land(String runId, List<Listing> listings, int pageLimit)
      throws IOException, InterruptedException {
    Optional<LandedRun> done = runs.find(runId);
    if (done.isPresent()) {
      return done.get();
    }
    ApiClient client = new ApiClient(policy);
    LandingTally tally = new LandingTally(listings.size(), client::requests, progress);
    LandingTask task =
        new LandingTask(
            runId,
            new ListingFetch(client, endpoint, source, pageLimit),
            earlier,
            runs,
            store,
            tally,
            listing -> run(runId, List.of(listing)));
    return runs.keep(run(runId, all(task, listings)));
  }

  private LandedRun run(String runId, List<LandedListing> listings) {
    return new LandedRun(
        LandedRun.FORMAT_VERSION, source.name(), runId, endpoint.toString(), listings);
  }

  private List<LandedListing> all(LandingTask task, List<Listing> listings)
      throws IOException, InterruptedException {
    try (LandingThreads threads = new LandingThreads(policy.threads())) {
      return threads.all(listings, task::land);
    }
  }
}
