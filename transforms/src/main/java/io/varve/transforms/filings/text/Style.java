package io.varve.transforms.filings.text;

import java.util.Set;
import org.jsoup.nodes.Element;

/** The inherited look of text at one place of the tree; the size in tenths of a point, or 0. */
record Style(
    boolean bold,
    boolean emphasised,
    boolean centered,
    boolean preformatted,
    boolean linked,
    int size,
    boolean raised) {

  static final Style NONE = new Style(false, false, false, false, false, 0, false);

  private static final Set<String> HIDDEN =
      Set.of("script", "style", "title", "head", "ix:header", "template", "noscript");

  /** Returns the look inside an element with these declarations. */
  Style inside(Element element, String declarations) {
    boolean nextBold = bold;
    boolean nextEmphasised = emphasised;
    boolean nextCentered = centered;
    boolean nextPreformatted = preformatted;
    boolean nextLinked = linked;
    boolean nextRaised = raised;
    switch (element.normalName()) {
      case "b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th" -> nextBold = true;
      case "i", "em", "u", "ins" -> nextEmphasised = true;
      case "center" -> nextCentered = true;
      case "table" -> nextCentered = false;
      case "pre", "xmp", "listing" -> nextPreformatted = true;
      case "sup" -> nextRaised = true;
      case "sub" -> nextRaised = false;
      case "a" -> nextLinked = nextLinked || element.attr("href").startsWith("#");
      default -> {}
    }
    if (element.hasAttr("align")) {
      nextCentered = element.attr("align").equalsIgnoreCase("center");
    }
    if (!declarations.isEmpty()) {
      nextBold = bold(declarations, nextBold);
      nextEmphasised =
          nextEmphasised
              || has(declarations, "font-style", "italic")
              || has(declarations, "text-decoration", "underline");
      nextCentered =
          value(declarations, "text-align").isEmpty()
              ? nextCentered
              : has(declarations, "text-align", "center");
      nextPreformatted = nextPreformatted || has(declarations, "white-space", "pre");
      nextRaised = nextRaised || raises(element, declarations);
    }
    return new Style(
        nextBold,
        nextEmphasised,
        nextCentered,
        nextPreformatted,
        nextLinked,
        FontSize.inside(element, declarations, size),
        nextRaised);
  }

  /** Returns the look of the same place outside a link. */
  Style unlinked() {
    return new Style(bold, emphasised, centered, preformatted, false, size, raised);
  }

  /** Returns whether the element and all inside it are invisible. */
  static boolean hides(Element element, String declarations) {
    return HIDDEN.contains(element.normalName()) || has(declarations, "display", "none");
  }

  /** Returns whether a page ends before or after the element. */
  static boolean breaksPage(String declarations) {
    return has(declarations, "page-break-after", "always")
        || has(declarations, "page-break-before", "always");
  }

  /** Cells and paragraphs that stand at the top are not raised: only text within a line is. */
  private static boolean raises(Element element, String declarations) {
    if (element.isBlock()) {
      return false;
    }
    String align = value(declarations, "vertical-align");
    boolean lifted = !align.isEmpty() && align.charAt(0) >= '1' && align.charAt(0) <= '9';
    boolean shifted =
        has(declarations, "position", "relative")
            && has(declarations, "top", "-")
            && !has(declarations, "top", "-0p");
    return lifted || shifted || align.startsWith("super") || align.startsWith("text-top");
  }

  private static boolean bold(String declarations, boolean inherited) {
    String weight = value(declarations, "font-weight");
    if (weight.isEmpty()) {
      return inherited;
    }
    return weight.startsWith("bold") || (weight.compareTo("600") >= 0 && weight.length() == 3);
  }

  static boolean has(String declarations, String property, String start) {
    return value(declarations, property).startsWith(start);
  }

  /** Returns the last value of a property in lower-case declarations, or nothing. */
  static String value(String declarations, String property) {
    int at = declarations.lastIndexOf(property);
    while (at >= 0) {
      int colon = at + property.length();
      while (colon < declarations.length() && declarations.charAt(colon) == ' ') {
        colon++;
      }
      boolean whole = at == 0 || "; \n\t".indexOf(declarations.charAt(at - 1)) >= 0;
      if (whole && colon < declarations.length() && declarations.charAt(colon) == ':') {
        int end = declarations.indexOf(';', colon);
        return declarations.substring(colon + 1, end < 0 ? declarations.length() : end).strip();
      }
      at = at == 0 ? -1 : declarations.lastIndexOf(property, at - 1);
    }
    return "";
  }
}
