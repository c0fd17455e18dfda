package io.varve.transforms.instruments;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.ExtractionException;

/** Refuses lists with lines that no person and no broker writes. */
final class LineLimit {

  private static final int MOST_BYTES = 1 << 20;

  private LineLimit() {}

  /**
   * Goes on when no line is too long.
   *
   * @throws ExtractionException with {@code LIMIT} and the line when one is
   */
  static void require(byte[] bytes) throws ExtractionException {
    int start = 0;
    int line = 1;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n' || bytes[at] == '\r') {
        boolean both = bytes[at] == '\n' && at > 0 && bytes[at - 1] == '\r';
        line += both ? 0 : 1;
        start = at + 1;
      } else if (at - start >= MOST_BYTES) {
        throw new ExtractionException(
            FailureCode.LIMIT, "line " + line + " is longer than " + MOST_BYTES + " bytes");
      }
    }
  }
}
