package io.varve.runners.records;

import java.time.Instant;
import java.util.Optional;

/**
 * What one run made of one day. A figure that nobody can tell any more, or not yet, is absent: of a
 * run that has not ended, whose snapshot was forgotten, or that read pages from files.
 *
 * @param runId run
 * @param time its start, UTC
 * @param status how it ended, or {@code unfinished}
 * @param received different records of the day that the source answered with
 * @param added records that were not known before
 * @param changed records with another content than before
 * @param unchanged records that were known as they are
 * @param invalid records without a valid id, as far as their day can be told
 */
public record DayExecution(
    String runId,
    Optional<Instant> time,
    String status,
    Optional<Long> received,
    Optional<Long> added,
    Optional<Long> changed,
    Optional<Long> unchanged,
    Optional<Long> invalid) {

  /** Returns which share of what was received was known already, in percent of two decimals. */
  public Optional<Double> filterRate() {
    return received.flatMap(all -> unchanged.map(known -> rate(known, all)));
  }

  static double rate(long known, long all) {
    return all == 0 ? 0 : Math.round(10_000.0 * known / all) / 100.0;
  }
}
