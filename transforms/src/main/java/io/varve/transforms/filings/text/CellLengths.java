package io.varve.transforms.filings.text;

import java.util.ArrayDeque;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Measures how much text each cell of a table holds. A cell with a table inside is long, and so is
 * one whose second or later paragraph begins with the number of an item: it is a piece of a page.
 */
final class CellLengths {

  private CellLengths() {}

  /**
   * Adds the number of characters of each cell under {@code root}. Only the innermost cell counts a
   * text, and a table inside a cell makes that cell long: so the time is linear at any depth.
   */
  static void measure(Element root, Map<Element, Integer> lengths) {
    Node node = root;
    Element cell = root;
    ArrayDeque<Element> cells = new ArrayDeque<>();
    cells.push(cell);
    boolean begins = false;
    while (true) {
      if (node instanceof TextNode text) {
        int length = visibleLength(text.getWholeText());
        boolean page =
            begins
                && namesItem(text.getWholeText())
                && lengths.getOrDefault(cells.element(), 0) > 0;
        lengths.merge(cells.element(), page ? Integer.MAX_VALUE : length, CellLengths::add);
        begins &= length == 0;
      } else if (node instanceof Element element) {
        if (isCell(element)) {
          cells.push(element);
          lengths.put(element, 0);
        } else if (element.normalName().equals("table")) {
          lengths.put(cells.element(), Integer.MAX_VALUE);
        }
        String name = element.normalName();
        begins |= name.equals("p") || name.equals("div");
      }
      if (node.childNodeSize() > 0) {
        node = node.childNode(0);
        continue;
      }
      while (node.nextSibling() == null) {
        pop(cells, node);
        if (node.parentNode() == null) {
          return;
        }
        node = node.parentNode();
      }
      pop(cells, node);
      node = node.nextSibling();
    }
  }

  private static void pop(ArrayDeque<Element> cells, Node node) {
    if (node instanceof Element element && isCell(element)) {
      cells.pop();
    }
  }

  private static boolean isCell(Element element) {
    return element.normalName().equals("td") || element.normalName().equals("th");
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

  private static int add(int a, int b) {
    return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
  }

  private static int visibleLength(String text) {
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      if (!WhiteSpace.is(text.charAt(i))) {
        length++;
      }
    }
    return length;
  }
}
