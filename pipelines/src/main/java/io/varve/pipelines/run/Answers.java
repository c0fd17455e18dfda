package io.varve.pipelines.run;

import io.varve.transforms.records.page.LandedListing;
import io.varve.transforms.records.page.LandedListing.State;
import io.varve.transforms.records.page.LandedPage;
import io.varve.transforms.records.page.LandedRun;

/**
 * What a source answered to a run.
 *
 * @param listings series of pages that were asked for
 * @param failed of them, those that could not be had in full
 * @param limited of them, those of which more pages were there than were wanted
 * @param requests requests, repeated ones included
 * @param pages pages
 * @param records records on the pages, those that came twice counted twice
 */
public record Answers(
    long listings, long failed, long limited, long requests, long pages, long records) {

  /** Those of a run that read kept pages. */
  public static final Answers NONE = new Answers(0, 0, 0, 0, 0, 0);

  /** Returns the figures of an account. */
  public static Answers of(LandedRun run) {
    long failed = 0;
    long limited = 0;
    long requests = 0;
    long pages = 0;
    long records = 0;
    for (LandedListing listing : run.listings()) {
      failed += listing.state() == State.FAILED ? 1 : 0;
      limited += listing.state() == State.LIMITED ? 1 : 0;
      requests += listing.requests();
      pages += listing.pages().size();
      records += listing.pages().stream().mapToLong(LandedPage::records).sum();
    }
    return new Answers(run.listings().size(), failed, limited, requests, pages, records);
  }
}
