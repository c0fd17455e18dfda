package io.varve.transforms.records.page;

import io.varve.transforms.records.source.Listing;
import java.util.Optional;

/** Answers that need not be fetched again. Safe for several threads. */
@FunctionalInterface
public interface EarlierListings {

  /** No answers. */
  EarlierListings NONE = listing -> Optional.empty();

  /** Returns the answer to the same question, if there is one. */
  Optional<LandedListing> find(Listing listing);
}
