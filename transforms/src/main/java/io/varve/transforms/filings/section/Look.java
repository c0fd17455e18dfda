package io.varve.transforms.filings.section;

import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.WhiteSpace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the words of a block look, and whether they can be a heading. */
final class Look {

  private static final int CAPITALS = 8;
  private static final int BOLD = 4;
  private static final int CENTERED = 3;
  private static final int RULED = 2;
  private static final int EMPHASISED = 1;

  /** Weight of letters larger than those of the text, for each point. */
  private static final int LARGER = 16;

  private static final double LARGEST = 2;
  private static final double MOST = 0.9;
  private static final int SHORTEST_LEAD = 4;
  private static final int LONGEST_LEAD = 150;

  /** How dates and periods below the title of a statement begin. */
  private static final List<String> PERIODS =
      List.of(
          "for the",
          "as of",
          "years ended",
          "year ended",
          "three months",
          "six months",
          "january",
          "february",
          "march ",
          "april",
          "may ",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "fiscal year",
          "in millions",
          "in thousands",
          "dollars in",
          "page");

  private Look() {}

  /**
   * Returns how much a block with markup stands out, 0 when it is no heading by its look.
   *
   * @param size size of the letters of the text around it in points, 0 for unknown
   */
  static int weight(Block block, String line, double size) {
    Block.Layout layout = block.layout();
    boolean bold = layout.boldShare() >= MOST;
    boolean emphasised = layout.emphasised() >= MOST;
    boolean capitals = isCapitals(line);
    boolean known = size > 0 && layout.size() > 0;
    double larger = known ? Math.min(LARGEST, layout.size() - size) : 0;
    boolean large = larger >= 1 && isTitled(line);
    if (!bold && !emphasised && !large && !(capitals && line.length() <= 100)) {
      return 0;
    }
    return (capitals ? CAPITALS : 0)
        + (bold ? BOLD : 0)
        + (larger >= 1 ? (int) (larger * LARGER) : 0)
        + (layout.centered() ? CENTERED : 0)
        + (emphasised && !bold ? EMPHASISED : 0)
        - (emphasised && bold ? 1 : 0);
  }

  /** Returns how much a line of plain text between blank lines stands out, 0 for none. */
  static int weight(String line, boolean ruled) {
    boolean capitals = isCapitals(line);
    boolean titled = isTitled(line);
    if (!capitals && !titled) {
      return 0;
    }
    int indent = 0;
    while (indent < line.length() && WhiteSpace.is(line.charAt(indent))) {
      indent++;
    }
    return (capitals ? CAPITALS : 0)
        + (ruled ? RULED : 0)
        + (indent > 12 ? CENTERED : 0)
        + EMPHASISED;
  }

  /** Returns whether the words can be a heading at all. */
  static boolean isHeadingText(String line) {
    int letters = 0;
    int digits = 0;
    for (int i = 0; i < line.length(); i++) {
      letters += Character.isLetter(line.charAt(i)) ? 1 : 0;
      digits += Character.isDigit(line.charAt(i)) ? 1 : 0;
    }
    if (letters < 3 || digits * 3 > letters) {
      return false;
    }
    String lower = WhiteSpace.collapse(line).toLowerCase(Locale.ROOT);
    boolean begins =
        !lower.isEmpty()
            && (Character.isLetterOrDigit(lower.charAt(0))
                || "\u201C\"".indexOf(lower.charAt(0)) >= 0);
    return begins
        && beginsLikeATitle(line.strip())
        && ",;".indexOf(lower.charAt(lower.length() - 1)) < 0
        && lower.indexOf('$') < 0
        && !lower.contains("continued")
        && !lower.startsWith("table of contents")
        && !lower.startsWith("by:")
        && !lower.startsWith("see ")
        && !isPeriod(lower);
  }

  private static boolean isPeriod(String lower) {
    for (String beginning : PERIODS) {
      if (lower.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }

  /** Names of products may begin with a small letter before a capital. */
  private static boolean beginsLikeATitle(String line) {
    return !Character.isLowerCase(line.charAt(0))
        || (line.length() > 1 && Character.isUpperCase(line.charAt(1)));
  }

  /** Returns the bold words that a paragraph begins with, when they read like its heading. */
  static Optional<String> lead(CanonicalText text, Block block) {
    int bold = block.layout().boldLead();
    if (bold < SHORTEST_LEAD || bold > LONGEST_LEAD || block.layout().boldShare() >= MOST) {
      return Optional.empty();
    }
    int at = block.start();
    for (int seen = 0; at < block.end() && seen < bold; at++) {
      seen += WhiteSpace.is(text.text().charAt(at)) ? 0 : 1;
    }
    String lead = WhiteSpace.collapse(text.text().substring(block.start(), at));
    boolean closed = ".:\u2014\u2013-".indexOf(lead.charAt(lead.length() - 1)) >= 0;
    boolean followed = at < block.end() && "\u2014\u2013-:.".indexOf(text.text().charAt(at)) >= 0;
    return closed || followed ? Optional.of(lead) : Optional.empty();
  }

  static boolean isCapitals(String line) {
    int letters = 0;
    for (int i = 0; i < line.length(); i++) {
      if (Character.isLowerCase(line.charAt(i))) {
        return false;
      }
      letters += Character.isUpperCase(line.charAt(i)) ? 1 : 0;
    }
    return letters >= 4;
  }

  /** A short line whose words begin with capitals, with no wide gap as between columns. */
  private static boolean isTitled(String line) {
    String title = line.strip();
    if (title.isEmpty() || title.length() > 70 || title.endsWith(".") || title.contains("   ")) {
      return false;
    }
    int words = 0;
    int capitals = 0;
    for (String word : WhiteSpace.collapse(title).split(" ", -1)) {
      boolean counts = word.length() > 3;
      words += counts ? 1 : 0;
      capitals += counts && Character.isUpperCase(word.charAt(0)) ? 1 : 0;
    }
    return words > 0 && capitals * 10 >= words * 8;
  }
}
