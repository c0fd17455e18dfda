package io.varve.transforms.filings.section;

import java.util.Optional;

/**
 * A level-1 section: a span of the canonical text.
 *
 * @param part part of the form
 * @param item item of the form; empty for a named remainder
 * @param type meaning or name of the remainder
 * @param title heading on one line; empty when there is none
 * @param start offset of its first character
 * @param end offset after its last character
 * @param confidence 0 to 1
 * @param method evidence that found it
 */
public record Section(
    Optional<String> part,
    Optional<String> item,
    String type,
    String title,
    int start,
    int end,
    double confidence,
    String method) {

  /** What was not understood. */
  public static final String UNASSIGNED = "unassigned";

  /** Returns the same section with other boundaries. */
  Section between(int from, int to) {
    return new Section(part, item, type, title, from, to, confidence, method);
  }

  /** Returns a named remainder. */
  static Section remainder(String type, int start, int end, double confidence, String method) {
    return new Section(
        Optional.empty(), Optional.empty(), type, "", start, end, confidence, method);
  }
}
