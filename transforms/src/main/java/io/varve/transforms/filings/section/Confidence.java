package io.varve.transforms.filings.section;

/**
 * How sure the boundaries of an item are. The weights are such that of the items with a confidence
 * of 0.95, about 95 of 100 are as people would cut them.
 */
final class Confidence {

  private static final double TITLED = 0.98;
  private static final double NUMBERED = 0.9;

  /** Weight of evidence of a heading that is bold or in capitals, on a line of its own. */
  private static final double STRONG = 6.5;

  private Confidence() {}

  /**
   * Returns the confidence of an item that was found by its heading.
   *
   * @param skipped whether items between it and the next are missing, so that it may hold them
   * @param open whether it is the last and nothing was found that ends it
   */
  static double of(Candidate.Meaning meaning, boolean skipped, boolean open) {
    double confidence = meaning.similarity() >= 0.5 ? TITLED : NUMBERED;
    confidence -= Math.max(0, STRONG - meaning.score()) * 0.06;
    confidence -= meaning.lastRank() > meaning.first().rank() ? 0.15 : 0;
    confidence -= skipped ? 0.15 : 0;
    confidence -= open ? 0.1 : 0;
    return Math.round(Math.max(0.1, confidence) * 100) / 100.0;
  }
}
