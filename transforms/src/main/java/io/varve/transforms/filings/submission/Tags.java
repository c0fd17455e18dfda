package io.varve.transforms.filings.submission;

/** Linear, case-insensitive searches for tags in markup. */
final class Tags {

  private Tags() {}

  /** Returns where {@code tag}, which begins with {@code <}, begins in the range, or -1. */
  static int indexOf(String text, String tag, int from, int end) {
    int at = text.indexOf('<', from);
    while (at >= 0 && at + tag.length() <= end) {
      if (isAt(text, at, tag)) {
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
      if (isAt(text, at, tag)) {
        return at;
      }
      at = text.lastIndexOf('<', at - 1);
    }
    return -1;
  }

  /** Returns whether any of the tags occurs. */
  static boolean containsAny(String text, String... tags) {
    for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
      for (String tag : tags) {
        if (at + tag.length() <= text.length() && isAt(text, at, tag)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The second letter tells nearly all tags apart; letters beyond ASCII have cases of their own.
   */
  private static boolean isAt(String text, int at, String tag) {
    char second = text.charAt(at + 1);
    return ((second | 0x20) == (tag.charAt(1) | 0x20) || second >= 0x80)
        && text.regionMatches(true, at, tag, 0, tag.length());
  }
}
