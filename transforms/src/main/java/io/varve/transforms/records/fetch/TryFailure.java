package io.varve.transforms.records.fetch;

import io.varve.io.model.FailureCode;
import java.time.Duration;
import java.util.Optional;

/** One request that had no usable answer. The message says what happened, without the address. */
final class TryFailure extends Exception {

  private static final long serialVersionUID = 1;

  private final FailureCode code;
  private final boolean passing;
  private final String remedy;
  private final transient Optional<Duration> retryAfter;

  private TryFailure(
      FailureCode code,
      boolean passing,
      String what,
      String remedy,
      Optional<Duration> retryAfter,
      Throwable cause) {
    super(what, cause);
    this.code = code;
    this.passing = passing;
    this.remedy = remedy;
    this.retryAfter = retryAfter;
  }

  /** Returns a failure that may be over with the next request. */
  static TryFailure passing(FailureCode code, String what, String remedy, Throwable cause) {
    return new TryFailure(code, true, what, remedy, Optional.empty(), cause);
  }

  /** Returns a refusal that the server asks to be spared for a while after. */
  static TryFailure busy(String what, String remedy, Optional<Duration> retryAfter) {
    return new TryFailure(FailureCode.FETCH, true, what, remedy, retryAfter, null);
  }

  /** Returns a failure that the same request would have again. */
  static TryFailure lasting(FailureCode code, String what, String remedy, Throwable cause) {
    return new TryFailure(code, false, what, remedy, Optional.empty(), cause);
  }

  FailureCode code() {
    return code;
  }

  boolean isPassing() {
    return passing;
  }

  String remedy() {
    return remedy;
  }

  /** Returns how long the server asks to wait. */
  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
