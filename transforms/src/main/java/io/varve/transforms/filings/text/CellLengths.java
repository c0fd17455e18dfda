package io.varve.transforms.filings.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * Measures how much text each cell of a table holds. A cell with a table inside is long, and so is
 * one whose second or later paragraph begins with the number of an item: it is a piece of a page.
 *
 * <p>Only the innermost cell counts a text, and nobody counts beyond what makes a cell long: so the
 * time is linear at any depth.
 */
final class CellLengths {

  /** Longer cells hold paragraphs: their table only places text on the page. */
  static final int LONG = 400;

  private final List<Cell> cells = new ArrayList<>();
  private final Deque<Cell> open = new ArrayDeque<>();
  private boolean begins;
  private int asked;

  private static final class Cell {
    private final Element element;
    private int length;

    Cell(Element element) {
      this.element = element;
    }
  }

  static boolean isCell(String name) {
    return name.equals("td") || name.equals("th");
  }

  /** Comes to an element; elements come in the order of the source. */
  void enter(Element element, String name) {
    switch (name) {
      case "td", "th" -> {
        Cell cell = new Cell(element);
        cells.add(cell);
        open.push(cell);
      }
      case "table" -> {
        if (!open.isEmpty()) {
          open.element().length = LONG;
        }
      }
      case "p", "div" -> begins = true;
      default -> {}
    }
  }

  /** Leaves a cell. */
  void leaveCell() {
    open.pop();
  }

  /** Comes to a text. */
  void text(String text) {
    if (!open.isEmpty()) {
      Cell cell = open.element();
      if (begins && cell.length > 0 && namesItem(text)) {
        cell.length = LONG;
      } else if (cell.length < LONG) {
        cell.length += visibleLength(text, LONG);
      }
    }
    begins = begins && WhiteSpace.isBlank(text, 0, text.length());
  }

  /**
   * Returns whether a cell is long, an element that was not measured too. Asked once for each cell,
   * in the order of the source; some may be left out.
   */
  boolean isLong(Element cell) {
    while (asked < cells.size()) {
      Cell measured = cells.get(asked++);
      if (measured.element.equals(cell)) {
        return measured.length >= LONG;
      }
    }
    return true;
  }

  /** "Item 16", whatever follows. */
  private static boolean namesItem(String text) {
    int at = 0;
    while (at < text.length() && WhiteSpace.is(text.charAt(at))) {
      at++;
    }
    if (!text.regionMatches(true, at, "item", 0, 4)) {
      return false;
    }
    int number = at + 4;
    while (number < text.length() && WhiteSpace.is(text.charAt(number))) {
      number++;
    }
    return number > at + 4 && number < text.length() && Character.isDigit(text.charAt(number));
  }

  /** Returns the number of characters that are no white space, counted up to {@code most}. */
  private static int visibleLength(String text, int most) {
    int length = 0;
    for (int i = 0; i < text.length() && length < most; i++) {
      length += WhiteSpace.is(text.charAt(i)) ? 0 : 1;
    }
    return length;
  }
}
