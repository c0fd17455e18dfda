package io.varve.transforms.records.plan;

import io.varve.io.model.Failure;
import io.varve.io.model.SourceMetadata;
import io.varve.transforms.records.page.LandedListing;
import io.varve.transforms.records.page.LandedListing.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What became of the listings that this run asked for. */
final class ListingNews {

  private final List<Trouble> failed = new ArrayList<>();
  private final List<String> succeeded = new ArrayList<>();

  ListingNews(RecordSettings settings) throws IOException {
    for (LandedListing listing : settings.pages().asked()) {
      String key = settings.keys().listing(listing.listing().name());
      if (listing.failure().isPresent()) {
        failed.add(trouble(key, listing, listing.failure().get()));
      } else if (listing.state() == State.COMPLETE) {
        // As many pages as are wanted do not make up for all of them.
        succeeded.add(key);
      }
    }
  }

  private static Trouble trouble(String key, LandedListing listing, Failure failure) {
    SourceMetadata source =
        new SourceMetadata(
            listing.listing().first().toString(),
            0,
            listing.fetchedAt(),
            "asked:" + listing.fetchedAt(),
            Optional.empty());
    return new Trouble(key, source, "", failure.stage(), failure.code(), failure.message());
  }

  List<Trouble> failed() {
    return failed;
  }

  List<String> succeeded() {
    return succeeded;
  }

  /** Returns the keys of all of them. */
  Set<String> keys() {
    Set<String> keys = new HashSet<>(succeeded);
    failed.forEach(each -> keys.add(each.key()));
    return keys;
  }
}
