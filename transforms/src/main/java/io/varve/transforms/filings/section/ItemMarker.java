package io.varve.transforms.filings.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The words at the start of a line that name items: {@code Item 7A.}, {@code ITEMS 1 AND 2 -},
 * {@code Part II, Item 5.02:}.
 *
 * @param part Roman numeral before the item, if any
 * @param items numbers with their letters, at least one
 * @param punctuated whether a dot, colon, dash or parenthesis closes the numbers
 * @param suffixed whether a sub-paragraph such as {@code (a)} follows a number
 * @param end offset after the marker and what separates it from the title
 */
record ItemMarker(
    Optional<String> part, List<String> items, boolean punctuated, boolean suffixed, int end) {

  ItemMarker {
    items = List.copyOf(items);
  }

  /**
   * Returns whether a line, the text between two offsets, begins in a way that may name an item or
   * a part: with one of their letters or with a letter that stands alone. Most lines do not.
   */
  static boolean isLikely(String text, int from, int to) {
    int first = from;
    while (first < to && Cursor.isBeforeItem(text.charAt(first))) {
      first++;
    }
    if (first < to && (text.charAt(first) >= 0x80 || "iIpP".indexOf(text.charAt(first)) >= 0)) {
      return true;
    }
    return SpacedMarker.isLikely(text, from, to);
  }

  /** Returns the marker at the start of this line, if there is one. */
  static Optional<ItemMarker> parse(String line) {
    Cursor cursor = new Cursor(line);
    cursor.skipDecoration();
    Optional<String> part = part(cursor);
    cursor.skipSeparators();
    if (!cursor.word("item")) {
      return SpacedMarker.parse(line);
    }
    boolean plural = cursor.letter('s');
    cursor.skipAny(" \t\u00A0.:#");
    List<String> items = new ArrayList<>();
    boolean suffixed = false;
    int numberEnd;
    do {
      Optional<String> number = cursor.itemNumber();
      if (number.isEmpty()) {
        return Optional.empty();
      }
      items.add(number.get());
      suffixed |= cursor.subParagraph();
      numberEnd = cursor.position();
    } while (items.size() < 20 && cursor.anotherItem(plural));
    cursor.position(numberEnd);
    boolean punctuated = cursor.skipSeparators();
    return Optional.of(new ItemMarker(part, items, punctuated, suffixed, cursor.position()));
  }

  /** Returns whether the line is the word alone: its number is on the next. */
  static boolean isWord(String line) {
    Cursor cursor = new Cursor(line);
    cursor.skipDecoration();
    part(cursor);
    cursor.skipSeparators();
    boolean word = cursor.word("item");
    cursor.letter('s');
    cursor.skipAny(" \t\u00A0.:#");
    return word && cursor.remaining() == 0;
  }

  /** Returns this marker as it is in a line where these offsets are others. */
  ItemMarker at(int offset) {
    return new ItemMarker(part, items, punctuated, suffixed, offset);
  }

  /** Returns the marker of a row of an index that leaves out the word: {@code 7A. Market risk}. */
  static Optional<ItemMarker> bare(String line) {
    Cursor cursor = new Cursor(line);
    cursor.skipDecoration();
    Optional<String> number = cursor.itemNumber();
    cursor.skipSeparators();
    return number
        .map(
            found ->
                new ItemMarker(Optional.empty(), List.of(found), true, false, cursor.position()))
        .filter(marker -> marker.end() < line.length());
  }

  /** Returns the part that this line, alone, is the heading of. */
  static Optional<String> partHeading(String line) {
    Cursor cursor = new Cursor(line);
    cursor.skipDecoration();
    Optional<String> part = part(cursor);
    cursor.skipSeparators();
    return cursor.remaining() <= 60 ? part : Optional.empty();
  }

  private static Optional<String> part(Cursor cursor) {
    int start = cursor.position();
    if (cursor.word("part")) {
      cursor.skipAny(" \t\u00A0");
      Optional<String> part = cursor.roman();
      if (part.isPresent()) {
        return part;
      }
    }
    cursor.position(start);
    return Optional.empty();
  }
}
