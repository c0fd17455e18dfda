package io.varve.transforms.filings.submission;

/** Linear, case-insensitive searches for tags in markup. */
final class Tags {

  private Tags() {}

  /** Returns where {@code tag}, which begins with {@code <}, begins in the range, or -1. */
  static int indexOf(String text, String tag, int from, int end) {
    int at = text.indexOf('<', from);
    while (at >= 0 && at + tag.length() <= end) {
      if (text.regionMatches(true, at, tag, 0, tag.length())) {
        return at;
      }
      at = text.indexOf('<', at + 1);
    }
    return -1;
  }

  /** Returns where {@code tag} begins for the last time in the range, or -1. */
  static int lastIndexOf(String text, String tag, int from, int end) {
    int at = text.lastIndexOf('<', end - tag.length());
    while (at >= from) {
      if (text.regionMatches(true, at, tag, 0, tag.length())) {
        return at;
      }
      at = text.lastIndexOf('<', at - 1);
    }
    return -1;
  }

  /** Returns whether any of the tags occurs. */
  static boolean containsAny(String text, String... tags) {
    for (String tag : tags) {
      if (indexOf(text, tag, 0, text.length()) >= 0) {
        return true;
      }
    }
    return false;
  }
}
