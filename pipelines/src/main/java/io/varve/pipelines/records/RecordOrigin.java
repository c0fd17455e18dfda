package io.varve.pipelines.records;

import io.varve.transforms.listing.InputScope;
import io.varve.transforms.records.fetch.FetchPolicy;
import io.varve.transforms.records.source.Listing;
import java.net.URI;
import java.util.List;

/** Where the pages of a run come from. */
public sealed interface RecordOrigin {

  /** Returns the place, for people. */
  String location();

  /**
   * The source is asked, also for what failed in earlier runs.
   *
   * @param endpoint address that the requests are below
   * @param listings what is asked for
   * @param policy how
   * @param mostPages most pages of one listing; 0 for all
   */
  record Api(URI endpoint, List<Listing> listings, FetchPolicy policy, int mostPages)
      implements RecordOrigin {

    public Api {
      listings = List.copyOf(listings);
      if (mostPages < 0) {
        throw new IllegalArgumentException(
            "Invalid --pages: " + mostPages + ". It is 1 or more, or 0 for all.");
      }
    }

    @Override
    public String location() {
      return endpoint.toString();
    }
  }

  /**
   * Pages that are kept in a folder or bucket.
   *
   * @param scope which files
   */
  record Folder(InputScope scope) implements RecordOrigin {

    @Override
    public String location() {
      return scope.input();
    }
  }
}
