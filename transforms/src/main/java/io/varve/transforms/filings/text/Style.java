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
  Style inside(Element element, Declarations declared) {
    boolean nextBold = bold;
    boolean nextEmphasised = emphasised;
    boolean nextCentered = centered;
    boolean nextPreformatted = preformatted;
    boolean nextLinked = linked;
    boolean nextRaised = raised;
    int nextSize = size;
    switch (element.normalName()) {
      case "b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th" -> nextBold = true;
      case "i", "em", "u", "ins" -> nextEmphasised = true;
      case "center" -> nextCentered = true;
      case "table" -> nextCentered = false;
      case "pre", "xmp", "listing" -> nextPreformatted = true;
      case "sup" -> nextRaised = true;
      case "sub" -> nextRaised = false;
      case "a" -> nextLinked = nextLinked || Attribute.of(element, "href").startsWith("#");
      case "font" -> nextSize = FontSize.ofFont(Attribute.of(element, "size"), size);
      default -> {}
    }
    if (Attribute.has(element, "align")) {
      nextCentered = Attribute.of(element, "align").equalsIgnoreCase("center");
    }
    // Cells and paragraphs that stand at the top are not raised: only text within a line is.
    nextRaised = nextRaised || (declared.raised() && !element.isBlock());
    return of(
        declared.bold().or(nextBold),
        nextEmphasised || declared.emphasised(),
        declared.centered().or(nextCentered),
        nextPreformatted || declared.preformatted(),
        nextLinked,
        declared.size() > 0 ? declared.size() : nextSize,
        nextRaised);
  }

  /** Returns the look of the same place outside a link. */
  Style unlinked() {
    return new Style(bold, emphasised, centered, preformatted, false, size, raised);
  }

  /** Returns whether the element and all inside it are invisible. */
  static boolean hides(String name, Declarations declared) {
    return declared.hidden() || HIDDEN.contains(name);
  }

  /** Most elements change nothing: they share the look of what is around them. */
  private Style of(
      boolean nextBold,
      boolean nextEmphasised,
      boolean nextCentered,
      boolean nextPreformatted,
      boolean nextLinked,
      int nextSize,
      boolean nextRaised) {
    boolean same =
        nextBold == bold
            && nextEmphasised == emphasised
            && nextCentered == centered
            && nextPreformatted == preformatted
            && nextLinked == linked
            && nextSize == size
            && nextRaised == raised;
    return same
        ? this
        : new Style(
            nextBold,
            nextEmphasised,
            nextCentered,
            nextPreformatted,
            nextLinked,
            nextSize,
            nextRaised);
  }
}
