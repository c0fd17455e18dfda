package io.varve.runners.export;

import java.util.List;
import java.util.Locale;

/** The text of an item as other programs expect it: under a usual id, with its tables marked. */
final class ItemText {

  static final String TABLE = "[[TABLE]]";
  static final String TABLE_END = "[[/TABLE]]";

  private ItemText() {}

  /**
   * Returns the id of an item: {@code part_1_item_2} in quarterly reports, whose two parts count
   * from one, and {@code 7A} or {@code 5.02} elsewhere.
   */
  static String id(String formType, String part, String item) {
    boolean quarterly = formType.toUpperCase(Locale.ROOT).replace(" ", "").startsWith("10-Q");
    int number = List.of("", "I", "II", "III", "IV").indexOf(part);
    return quarterly && number > 0 ? "part_" + number + "_item_" + item : item;
  }

  /**
   * Returns a section's text with markers around its tables.
   *
   * @param start offset of the section in the document
   * @param tables spans of the document's tables, in order
   */
  static String marked(String text, int start, List<Span> tables) {
    StringBuilder marked = new StringBuilder(text.length() + 64);
    int at = 0;
    for (Span table : tables) {
      int from = Math.max(at, table.start() - start);
      int to = Math.min(text.length(), table.end() - start);
      if (from < to) {
        marked.append(text, at, from).append(TABLE).append('\n');
        marked.append(text, from, to).append('\n').append(TABLE_END);
        at = to;
      }
    }
    return marked.append(text, at, text.length()).toString();
  }

  /**
   * A part of a document.
   *
   * @param start offset of its first character
   * @param end offset after its last character
   */
  record Span(int start, int end) {}
}
