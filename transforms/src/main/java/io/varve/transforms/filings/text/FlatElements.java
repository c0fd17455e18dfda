package io.varve.transforms.filings.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Names of elements that do not nest: those without content, and those whose end tag may be left
 * out. Told from the markup itself, since every tag of a document is asked for.
 */
final class FlatElements {

  private static final List<String> NAMES =
      List.of(
          "br", "hr", "img", "meta", "link", "input", "col", "area", "base", "p", "li", "td", "tr",
          "th", "dd", "dt", "option", "wbr", "param", "page", "s", "c", "f1", "fn", "caption");

  private static final int LONGEST = 7;

  /** The names by their first letter. */
  private static final List<List<String>> BY_LETTER = byLetter();

  private FlatElements() {}

  /** Returns whether the name that begins here, in any case, is one of theirs. */
  static boolean isAt(String markup, int name) {
    int end = name;
    while (end < markup.length() && isNameCharacter(markup.charAt(end))) {
      end++;
      if (end - name > LONGEST) {
        return false;
      }
    }
    int letter = end > name ? (markup.charAt(name) | 0x20) - 'a' : -1;
    if (letter < 0 || letter >= BY_LETTER.size()) {
      return false;
    }
    List<String> names = BY_LETTER.get(letter);
    for (int i = 0; i < names.size(); i++) {
      String known = names.get(i);
      if (known.length() == end - name && markup.regionMatches(true, name, known, 0, end - name)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether names are made of such characters. */
  static boolean isNameCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static List<List<String>> byLetter() {
    List<List<String>> letters = new ArrayList<>();
    for (char letter = 'a'; letter <= 'z'; letter++) {
      String first = String.valueOf(letter);
      letters.add(NAMES.stream().filter(name -> name.startsWith(first)).toList());
    }
    return letters;
  }
}
