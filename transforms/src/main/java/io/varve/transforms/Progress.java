package io.varve.transforms;

import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;

/** Counters that show how far a run is. For display only: retries make them count twice. */
public enum Progress {
  /** Documents to look at. */
  EXPECTED,
  /** Their size in bytes. */
  EXPECTED_BYTES,
  /** Documents looked at. */
  DOCUMENTS,
  /** Bytes read. */
  BYTES,
  /** Documents that failed. */
  FAILURES;

  /** Returns the Beam counter. */
  public Counter counter() {
    return Metrics.counter(Progress.class, name());
  }
}
