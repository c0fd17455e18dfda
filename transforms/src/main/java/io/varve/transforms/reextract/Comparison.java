package io.varve.transforms.reextract;

/**
 * What became of one document that was extracted again.
 *
 * @param key source key
 * @param outcome how it ended
 * @param detail what differs, or why it cannot be compared, in few words that are the same for all
 *     documents with that reason; empty when nothing differs
 */
public record Comparison(String key, Outcome outcome, String detail) {

  /** Each document ends in one of them. */
  public enum Outcome {
    /** The rows are the stored ones. */
    SAME,
    /** Other rows, although bytes and extractor are those that were recorded. */
    DIFFERS,
    /** Bytes or extractor are others, or cannot be had. */
    NOT_COMPARABLE
  }

  static Comparison same(String key) {
    return new Comparison(key, Outcome.SAME, "");
  }

  static Comparison differs(String key, String what) {
    return new Comparison(key, Outcome.DIFFERS, what);
  }

  /** Returns that a document could not be extracted or its rows could not be read. */
  public static Comparison notComparable(String key, String why) {
    return new Comparison(key, Outcome.NOT_COMPARABLE, why);
  }
}
