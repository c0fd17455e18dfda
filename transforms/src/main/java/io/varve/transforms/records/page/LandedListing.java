package io.varve.transforms.records.page;

import io.varve.io.model.Failure;
import io.varve.transforms.records.source.Listing;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a listing that was asked for.
 *
 * @param listing the question
 * @param fetchedAt when its first page was asked for, UTC; the answer is not older
 * @param state whether the answer is all of it
 * @param failure why it failed; the pages that came before are kept all the same
 * @param pages pages, in the order in which they came
 * @param total number of records that the source says there are; -1 when it does not
 * @param records number of different records in the pages
 * @param requests number of requests, repeated ones included
 * @param passes how often it was asked from the first page on, because it changed meanwhile
 * @param recordsByDay number of different records by their day, such as {@code 2026-06-20}; those
 *     without a valid id or day are not among them
 */
public record LandedListing(
    Listing listing,
    Instant fetchedAt,
    State state,
    Optional<Failure> failure,
    List<LandedPage> pages,
    long total,
    long records,
    long requests,
    int passes,
    SortedMap<String, Long> recordsByDay) {

  /** Returns a listing of whose records nobody noted the days. */
  public LandedListing(
      Listing listing,
      Instant fetchedAt,
      State state,
      Optional<Failure> failure,
      List<LandedPage> pages,
      long total,
      long records,
      long requests,
      int passes) {
    this(
        listing,
        fetchedAt,
        state,
        failure,
        pages,
        total,
        records,
        requests,
        passes,
        new TreeMap<>());
  }

  /** Whether an answer is all there is. */
  public enum State {
    /** All pages came, and they hold as many records as the source says. */
    COMPLETE,
    /** The user wanted no more pages than these. */
    LIMITED,
    /** It could not be had in full. */
    FAILED
  }

  public LandedListing {
    pages = List.copyOf(pages);
    recordsByDay = Collections.unmodifiableSortedMap(new TreeMap<>(recordsByDay));
    if (failure.isPresent() != (state == State.FAILED)) {
      throw new IllegalArgumentException(
          "Invalid listing " + listing.name() + ": " + state + " with failure " + failure);
    }
  }

  /** Returns it as the answer to a question that is asked in the same words. */
  public LandedListing of(Listing question) {
    return new LandedListing(
        question, fetchedAt, state, failure, pages, total, records, requests, passes, recordsByDay);
  }
}
