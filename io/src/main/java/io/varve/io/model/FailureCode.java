package io.varve.io.model;

/** Why a document could not be extracted. */
public enum FailureCode {
  /** The bytes could not be read. */
  FETCH(true),
  /** The file changed while it was read. */
  UNSTABLE(true),
  /** The bytes are not text in any encoding that the format allows. */
  DECODE(false),
  /** The format is not one that the extractor knows. */
  UNSUPPORTED(false),
  /** The format is known but the content contradicts it. */
  PARSE(false),
  /** Nothing to extract. */
  EMPTY(false),
  /** Extraction took longer than its time limit. */
  TIMEOUT(true),
  /** The document is larger, deeper or hungrier than its limits allow. */
  LIMIT(false),
  /** Extracted, but a validation rule failed. */
  VALIDATION(false),
  /** A defect of the extractor. */
  INTERNAL(false);

  private final boolean passing;

  FailureCode(boolean passing) {
    this.passing = passing;
  }

  /** Returns whether the same bytes may well succeed next time, so that the next runs try again. */
  public boolean isTransient() {
    return passing;
  }
}
