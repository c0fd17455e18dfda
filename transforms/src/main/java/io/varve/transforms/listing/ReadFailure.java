package io.varve.transforms.listing;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.ExtractionException;

/** The failures of reading a source file that are the same wherever it lies. */
final class ReadFailure {

  private ReadFailure() {}

  static ExtractionException tooLarge(long size, long maxBytes) {
    return new ExtractionException(
        FailureCode.LIMIT,
        "it has "
            + size
            + " bytes, more than the "
            + maxBytes
            + " of --max-file-size; raise it and run with --retry-failed");
  }

  static ExtractionException unreadable(String why, Throwable cause) {
    return new ExtractionException(
        FailureCode.FETCH, "it cannot be read: " + why + "; make it readable and run again", cause);
  }

  static ExtractionException outOfMemory(OutOfMemoryError cause) {
    return new ExtractionException(
        FailureCode.LIMIT,
        "it needs more memory than there is; give Java more or leave it out with --exclude",
        cause);
  }
}
