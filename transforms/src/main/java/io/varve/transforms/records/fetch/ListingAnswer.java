package io.varve.transforms.records.fetch;

import io.varve.io.model.Failure;
import io.varve.transforms.records.page.LandedListing;
import io.varve.transforms.records.page.LandedListing.State;
import io.varve.transforms.records.page.LandedPage;
import io.varve.transforms.records.source.Listing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** What has come of a listing so far. Not safe for several threads. */
final class ListingAnswer {

  private final Listing listing;
  private final Instant fetchedAt;
  private final LongAdder requests = new LongAdder();
  private final List<LandedPage> pages = new ArrayList<>();
  private final Set<String> records = new HashSet<>();
  private final Map<String, LocalDate> days = new HashMap<>();
  private OptionalLong total = OptionalLong.empty();
  private int passes;

  ListingAnswer(Listing listing, Instant fetchedAt) {
    this.listing = listing;
    this.fetchedAt = fetchedAt;
  }

  LongAdder requests() {
    return requests;
  }

  /** Returns the number of pages so far, of all passes. */
  int pages() {
    return pages.size();
  }

  void beginPass() {
    passes++;
  }

  void add(LandedPage page) {
    pages.add(page);
  }

  /** Adds what a pass found, be it all or the beginning. */
  void endPass(PassTally pass) {
    records.addAll(pass.names());
    days.putAll(pass.days());
    total = pass.total();
  }

  LandedListing landed(State state) {
    return landed(state, Optional.empty());
  }

  LandedListing failed(Failure failure) {
    return landed(State.FAILED, Optional.of(failure));
  }

  private LandedListing landed(State state, Optional<Failure> failure) {
    return new LandedListing(
        listing,
        fetchedAt,
        state,
        failure,
        pages,
        total.orElse(-1),
        records.size(),
        requests.sum(),
        passes,
        recordsByDay());
  }

  private SortedMap<String, Long> recordsByDay() {
    SortedMap<String, Long> byDay = new TreeMap<>();
    days.values().forEach(day -> byDay.merge(day.toString(), 1L, Long::sum));
    return byDay;
  }
}
