package io.varve.transforms.records.page;

import java.util.List;

/**
 * All that a run asked a source for; {@code listings.json} beside the pages.
 *
 * @param formatVersion version of this file's format, 1
 * @param source name of the source
 * @param runId run that fetched
 * @param endpoint address that the requests were below
 * @param listings the listings, in the order in which they were asked for
 */
public record LandedRun(
    int formatVersion, String source, String runId, String endpoint, List<LandedListing> listings) {

  public static final int FORMAT_VERSION = 1;

  /** Name of the file. */
  public static final String FILE = "listings.json";

  public LandedRun {
    listings = List.copyOf(listings);
  }
}
