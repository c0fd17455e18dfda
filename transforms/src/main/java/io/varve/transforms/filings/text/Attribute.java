package io.varve.transforms.filings.text;

import org.jsoup.nodes.Element;

/**
 * Attributes of parsed HTML. The parser has made their names lower-case, so that they are found
 * without a look at case; an element without attributes costs nothing.
 */
final class Attribute {

  private Attribute() {}

  /**
   * Returns the value of an attribute, empty when the element has none of this name.
   *
   * @param name the name in lower case
   */
  static String of(Element element, String name) {
    return element.attributesSize() == 0 ? "" : element.attributes().get(name);
  }

  /** Returns whether the element has an attribute of this lower-case name. */
  static boolean has(Element element, String name) {
    return element.attributesSize() > 0 && element.attributes().hasKey(name);
  }
}
