package io.varve.transforms.filings.text;

/**
 * What the CSS declarations of an element say about the look of its text.
 *
 * @param bold whether they make it bold
 * @param emphasised whether they make it italic or underlined
 * @param centered whether they centre it
 * @param preformatted whether they keep its spaces
 * @param raised whether they lift it above the line, in an element that is within one
 * @param size size of its letters in tenths of a point, 0 where they do not say
 * @param hidden whether they hide it
 * @param block whether they make a block of it
 * @param breaksPage whether a page ends before or after it
 */
record Declarations(
    Said bold,
    boolean emphasised,
    Said centered,
    boolean preformatted,
    boolean raised,
    int size,
    boolean hidden,
    boolean block,
    boolean breaksPage) {

  /** No declarations. */
  static final Declarations NONE = parse("");

  /** Whether something was declared, and what. */
  enum Said {
    NOTHING,
    YES,
    NO;

    static Said of(boolean said) {
      return said ? YES : NO;
    }

    boolean or(boolean inherited) {
      return this == NOTHING ? inherited : this == YES;
    }
  }

  /** Returns what declarations in lower case say. */
  static Declarations parse(String css) {
    String align = value(css, "text-align");
    String font = value(css, "font-size");
    return new Declarations(
        bold(value(css, "font-weight")),
        has(css, "font-style", "italic") || has(css, "text-decoration", "underline"),
        align.isEmpty() ? Said.NOTHING : Said.of(align.startsWith("center")),
        has(css, "white-space", "pre"),
        raises(css),
        FontSize.length(font.isEmpty() ? value(css, "font") : font),
        has(css, "display", "none"),
        has(css, "display", "block"),
        has(css, "page-break-after", "always") || has(css, "page-break-before", "always"));
  }

  private static Said bold(String weight) {
    if (weight.isEmpty()) {
      return Said.NOTHING;
    }
    boolean heavy = weight.length() == 3 && weight.compareTo("600") >= 0;
    return Said.of(heavy || weight.startsWith("bold"));
  }

  private static boolean raises(String css) {
    String align = value(css, "vertical-align");
    boolean lifted = !align.isEmpty() && align.charAt(0) >= '1' && align.charAt(0) <= '9';
    boolean shifted =
        has(css, "position", "relative") && has(css, "top", "-") && !has(css, "top", "-0p");
    return lifted || shifted || align.startsWith("super") || align.startsWith("text-top");
  }

  private static boolean has(String css, String property, String start) {
    return value(css, property).startsWith(start);
  }

  /** Returns the last value of a property in lower-case declarations, or nothing. */
  private static String value(String css, String property) {
    int at = css.lastIndexOf(property);
    while (at >= 0) {
      int colon = at + property.length();
      while (colon < css.length() && css.charAt(colon) == ' ') {
        colon++;
      }
      boolean whole = at == 0 || "; \n\t".indexOf(css.charAt(at - 1)) >= 0;
      if (whole && colon < css.length() && css.charAt(colon) == ':') {
        int end = css.indexOf(';', colon);
        return css.substring(colon + 1, end < 0 ? css.length() : end).strip();
      }
      at = at == 0 ? -1 : css.lastIndexOf(property, at - 1);
    }
    return "";
  }
}
