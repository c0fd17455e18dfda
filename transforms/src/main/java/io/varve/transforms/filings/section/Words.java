package io.varve.transforms.filings.section;

import java.util.ArrayList;
import java.util.List;

/** Titles as words, so that case, quotes, dashes and line breaks do not matter. */
final class Words {

  private Words() {}

  /** Returns the first words, in lower case, without apostrophes; digits are words too. */
  static List<String> of(String text, int most) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length() && words.size() < most; i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        word.append(Character.toLowerCase(c));
      } else if (!isJoiner(c) && !word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty() && words.size() < most) {
      words.add(word.toString());
    }
    return words;
  }

  /** Apostrophes, soft hyphens and zero-width characters are inside words. */
  private static boolean isJoiner(char c) {
    return c == '\''
        || c == '`'
        || c == '\u2018'
        || c == '\u2019'
        || c == '\u00AD'
        || (c >= '\u200B' && c <= '\u200D')
        || c == '\uFEFF';
  }
}
