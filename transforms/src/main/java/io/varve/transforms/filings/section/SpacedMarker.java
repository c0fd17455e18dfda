package io.varve.transforms.filings.section;

import java.util.Optional;

/** Headings that are printed with spaces between their letters: {@code I T E M 1 A.}. */
final class SpacedMarker {

  private static final String WORD = "ITEM";
  private static final int MOST = 60;

  private SpacedMarker() {}

  /** Returns whether the line between two offsets begins with a letter that stands alone. */
  static boolean isLikely(String text, int from, int to) {
    int at = from;
    while (at < to && isSpace(text.charAt(at))) {
      at++;
    }
    return at < to && (at + 1 == to || isSpace(text.charAt(at + 1)));
  }

  /** Returns the marker at the start of this line, if it is printed like that. */
  static Optional<ItemMarker> parse(String line) {
    if (!isLikely(line, 0, line.length())) {
      return Optional.empty();
    }
    StringBuilder letters = new StringBuilder();
    int[] offsets = new int[MOST];
    int at = skipSpaces(line, 0);
    while (at < line.length() && letters.length() < MOST && isAlone(line, at)) {
      offsets[letters.length()] = at;
      letters.append(line.charAt(at));
      at = skipSpaces(line, at + 1);
    }
    if (letters.indexOf(WORD) < 0) {
      return Optional.empty();
    }
    int spaced = letters.length();
    int rest = at;
    return ItemMarker.parse(letters + " " + line.substring(rest))
        .map(
            marker ->
                marker.at(
                    marker.end() < spaced
                        ? offsets[marker.end()]
                        : rest + Math.max(0, marker.end() - spaced - 1)));
  }

  private static boolean isAlone(String line, int at) {
    return at + 1 >= line.length() || isSpace(line.charAt(at + 1));
  }

  private static int skipSpaces(String line, int from) {
    int at = from;
    while (at < line.length() && isSpace(line.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\u00A0';
  }
}
