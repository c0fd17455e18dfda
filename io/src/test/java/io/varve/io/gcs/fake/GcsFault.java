package io.varve.io.gcs.fake;

/** How a call to the fake fails. */
public enum GcsFault {
  /** Nothing does. */
  NONE,
  /** Answered with 503, nothing done. */
  UNAVAILABLE,
  /**
   * The connection ends without an answer and nothing is done, or half of an upload has arrived.
   */
  DROPPED,
  /** It is done, but the connection ends without an answer. */
  LOST,
  /** It is done, and the answer ends in its middle. */
  TRUNCATED
}
