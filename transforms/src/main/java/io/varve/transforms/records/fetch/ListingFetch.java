package io.varve.transforms.records.fetch;

import io.varve.io.model.FailureCode;
import io.varve.transforms.records.page.LandedListing;
import io.varve.transforms.records.page.LandedListing.State;
import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.RecordSource;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Fetches all pages of a listing, one after the other, and says whether they are all there is.
 *
 * <p>While pages are fetched the source goes on: a record that is added or removed moves others
 * from one page to the next, so that some come twice and others never. Therefore the answer is
 * complete only when one pass over the pages found as many different records as its last page says
 * there are; otherwise all pages are asked for again, {@value #MOST_PASSES} times in all. The pages
 * of all passes are kept: each is a true answer. When two passes were given the same records in the
 * same order, as many as the source says, nothing moved, and the source itself counts records
 * twice: that is complete too.
 *
 * <p>Holds the ids of one listing's records in memory. Safe for several threads.
 */
public final class ListingFetch {

  private static final int MOST_PASSES = 3;
  private static final int MOST_PAGES = 100_000;

  private final ApiClient client;
  private final URI endpoint;
  private final RecordSource source;
  private final int pageLimit;

  /**
   * Returns what fetches the listings of a source.
   *
   * @param endpoint address of the API
   * @param pageLimit most pages of a listing that are wanted; 0 for all of them
   */
  public ListingFetch(ApiClient client, URI endpoint, RecordSource source, int pageLimit) {
    this.client = client;
    this.endpoint = endpoint;
    this.source = source;
    this.pageLimit = pageLimit;
  }

  /**
   * Fetches a listing. A failure is part of what is returned, beside the pages that came before it.
   *
   * @param sink where the pages go
   * @throws IOException when the sink fails
   */
  public Fetched fetch(Listing listing, PageSink sink) throws IOException, InterruptedException {
    ListingAnswer answer = new ListingAnswer(listing, Instant.now());
    try {
      return new Fetched(passes(listing, answer, sink), false);
    } catch (FetchException e) {
      return new Fetched(answer.failed(e.failure()), e.isOutage());
    }
  }

  /**
   * What became of a listing.
   *
   * @param listing the answer
   * @param outage whether it failed because the API seems to be down
   */
  public record Fetched(LandedListing listing, boolean outage) {}

  private LandedListing passes(Listing listing, ListingAnswer answer, PageSink sink)
      throws FetchException, IOException, InterruptedException {
    Optional<PassTally> before = Optional.empty();
    for (int pass = 1; pass <= MOST_PASSES; pass++) {
      PassTally found = new PassTally(source);
      if (!pass(listing, answer, found, sink)) {
        return answer.landed(State.LIMITED);
      }
      if (found.isWhole() || before.filter(found::isSettledBy).isPresent()) {
        return answer.landed(State.COMPLETE);
      }
      before = Optional.of(found);
    }
    throw unstable(listing, before.orElseThrow());
  }

  /** Asks for all pages once; returns whether these are all, not just as many as are wanted. */
  private boolean pass(Listing listing, ListingAnswer answer, PassTally found, PageSink sink)
      throws FetchException, IOException, InterruptedException {
    answer.beginPass();
    PageWalk walk =
        new PageWalk(
            client, endpoint, source.pages(), listing.first(), answer.requests(), MOST_PAGES);
    try {
      for (int number = 1; walk.hasNext(); number++) {
        if (pageLimit > 0 && number > pageLimit) {
          return false;
        }
        Optional<FetchedPage> page = walk.next();
        if (page.isPresent()) {
          answer.add(sink.keep(answer.pages() + 1, page.get()));
          found.add(page.get().content());
        }
      }
      return true;
    } catch (RuntimeException e) {
      throw new FetchException(
          FailureCode.INTERNAL,
          "Cannot fetch " + listing.name() + " because of a defect: " + Excerpt.of(e.toString()),
          false,
          e);
    } finally {
      answer.endPass(found);
    }
  }

  private static FetchException unstable(Listing listing, PassTally last) {
    return new FetchException(
        FailureCode.UNSTABLE,
        "Cannot fetch all of "
            + listing.name()
            + ": the source says there are "
            + last.total().orElse(0)
            + " records, but its pages hold "
            + last.found()
            + " different ones, also when asked "
            + MOST_PASSES
            + " times. Run again when less is changing.");
  }
}
