package io.varve.transforms.filings.submission;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the content of a document is written in. */
public enum ContentKind {
  /** HTML with facts tagged inline. */
  IXBRL,
  /** HTML. */
  HTML,
  /** Lines of text, perhaps with the SGML tags for pages and tables. */
  TEXT,
  /** Anything without text for people: images, archives, spreadsheets, data in XML. */
  BINARY;

  private static final int OPENING = 1_000;

  private static final Set<String> BINARY_TYPES =
      Set.of("GRAPHIC", "ZIP", "EXCEL", "PDF", "XML", "JSON", "COVER");

  /** What the SEC's own renderer adds to a filing. */
  private static final Set<String> RENDERED = Set.of("XML", "JSON", "ZIP", "EXCEL");

  private static final Set<String> BINARY_SUFFIXES =
      Set.of(
          "jpg", "jpeg", "gif", "png", "bmp", "pdf", "zip", "xls", "xlsx", "xml", "xsd", "json",
          "css", "js");

  /** Returns the name that is stored. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the kind that the preamble of a document announces, if it is a binary one. */
  public static Optional<ContentKind> announced(DocumentPart part) {
    String type = part.type().orElse("").toUpperCase(Locale.ROOT);
    String name = part.fileName().orElse("").toLowerCase(Locale.ROOT);
    String suffix = name.substring(name.lastIndexOf('.') + 1);
    boolean binary =
        BINARY_TYPES.contains(type)
            || type.startsWith("EX-101")
            || type.startsWith("EX-100")
            || BINARY_SUFFIXES.contains(suffix);
    return binary ? Optional.of(BINARY) : Optional.empty();
  }

  /** Returns whether a part is only an image, or data that the text says as well. */
  public static boolean isFurniture(DocumentPart part) {
    String type = part.type().orElse("").toUpperCase(Locale.ROOT);
    return type.equals("GRAPHIC")
        || RENDERED.contains(type)
        || type.startsWith("EX-101")
        || type.startsWith("EX-100");
  }

  /** Returns the kind of this content by its tags. */
  public static ContentKind of(String content) {
    String opening = content.substring(0, Math.min(content.length(), OPENING)).strip();
    if (opening.startsWith("begin 6") || opening.regionMatches(true, 0, "<PDF>", 0, 5)) {
      return BINARY;
    }
    boolean flowing = Tags.containsAny(content, "<p>", "<p ", "<br", "<font", "<tr", "<td");
    // Some archives wrap the plain text of the 1990s in a few tags of HTML.
    boolean wrappedText = !flowing && Tags.containsAny(content, "<PAGE>", "<S>");
    boolean html =
        flowing || (!wrappedText && Tags.containsAny(content, "<html", "<body", "<div", "<pre"));
    if (!html) {
      boolean data = opening.startsWith("<?xml") || opening.regionMatches(true, 0, "<XML>", 0, 5);
      return data ? BINARY : TEXT;
    }
    return Tags.containsAny(content, "<ix:") ? IXBRL : HTML;
  }
}
