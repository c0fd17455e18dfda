package io.varve.transforms.records.fetch;

import java.util.function.LongSupplier;

/** Counts how far a landing is, and says so. Safe for several threads. */
final class LandingTally {

  private final int listings;
  private final LongSupplier requests;
  private final LandingProgress progress;
  private int done;
  private long records;

  LandingTally(int listings, LongSupplier requests, LandingProgress progress) {
    this.listings = listings;
    this.requests = requests;
    this.progress = progress;
  }

  synchronized void page(int recordsOnIt) {
    records += recordsOnIt;
    say();
  }

  synchronized void listing() {
    done++;
    say();
  }

  private void say() {
    progress.at(done, listings, requests.getAsLong(), records);
  }
}
