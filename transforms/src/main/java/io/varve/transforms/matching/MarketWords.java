package io.varve.transforms.matching;

import java.util.List;

/**
 * What the words of brokers for a market mean: the first line of the table that is found in them
 * counts. Plain searches, so the time is that of reading the words. Immutable.
 */
final class MarketWords {

  static final String COLUMNS = "found,text,extensions";

  private record Word(boolean alone, String text, List<String> extensions) {}

  private final List<Word> words;

  private MarketWords(List<Word> words) {
    this.words = words;
  }

  /** Returns what a table says, in its order. */
  static MarketWords of(DataTable table) {
    return new MarketWords(
        table.rows(
            row ->
                new Word(
                    alone(row.get(0)),
                    DataTable.upper(row.get(1)),
                    DataTable.extensions(row.get(2)))));
  }

  private static boolean alone(String found) {
    return switch (found) {
      case "contains" -> false;
      case "word" -> true;
      default ->
          throw new IllegalArgumentException("expected contains or word, found <" + found + ">");
    };
  }

  /** Returns the extensions for a market in the words of a broker; none when it says nothing. */
  List<String> extensions(String market) {
    String text = Symbol.upper(market);
    return words.stream()
        .filter(word -> word.alone() ? standsAlone(text, word.text()) : text.contains(word.text()))
        .findFirst()
        .map(Word::extensions)
        .orElse(List.of());
  }

  private static boolean standsAlone(String text, String word) {
    for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean before = at > 0 && ofWord(text.codePointBefore(at));
      boolean after = end < text.length() && ofWord(text.codePointAt(end));
      if (!before && !after) {
        return true;
      }
    }
    return false;
  }

  private static boolean ofWord(int character) {
    return Character.isLetterOrDigit(character) || character == '_';
  }
}
