package io.varve.transforms.filings.table;

import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.WhiteSpace;
import java.util.Optional;

/** The words above a table: its caption, and the nearest heading. */
final class Surroundings {

  private static final int CAPTION_BLOCKS = 4;
  private static final int HEADING_BLOCKS = 40;
  private static final int SHORT = 200;

  private Surroundings() {}

  /** Returns the nearest line above that is no sentence and no page furniture, or nothing. */
  static String caption(CanonicalText text, int table) {
    for (int i = table - 1; i >= Math.max(0, table - CAPTION_BLOCKS); i--) {
      Block block = text.blocks().get(i);
      String line = WhiteSpace.collapse(text.of(block));
      if (block.length() > SHORT || (block.table() >= 0 && !block.layout().preformatted())) {
        return "";
      }
      PlainLine plain = PlainLine.of(text.of(block), 0);
      if (block.layout().preformatted() && plain.isRow()) {
        return "";
      }
      boolean furniture =
          line.length() < 5
              || line.equalsIgnoreCase("table of contents")
              || isUnit(line)
              || plain.isRule();
      if (!furniture) {
        boolean sentence = line.endsWith(".") || line.endsWith(";");
        return sentence && !isHeading(block) ? "" : line;
      }
    }
    return "";
  }

  /** "(in thousands)" says how the amounts are written, not what they are. */
  private static boolean isUnit(String line) {
    String bare = line.endsWith(":") ? line.substring(0, line.length() - 1) : line;
    return (bare.startsWith("(") && bare.endsWith(")")) || bare.regionMatches(true, 0, "in ", 0, 3);
  }

  /** Returns the lines close above, where scale and currency are printed. */
  static String wordsAbove(CanonicalText text, int table) {
    StringBuilder words = new StringBuilder();
    for (int i = Math.max(0, table - CAPTION_BLOCKS); i < table; i++) {
      Block block = text.blocks().get(i);
      // A long paragraph announces the table with its last words.
      boolean nearest = i == table - 1;
      if (block.length() <= SHORT || nearest) {
        int from = Math.max(block.start(), block.end() - SHORT);
        words.append(text.text(), from, block.end()).append('\n');
      }
    }
    return words.toString();
  }

  /** Returns the nearest line above that looks like a heading, or nothing. */
  static String heading(CanonicalText text, int table) {
    for (int i = table - 1; i >= Math.max(0, table - HEADING_BLOCKS); i--) {
      Block block = text.blocks().get(i);
      if (isHeading(block) && block.table() < 0) {
        String line = WhiteSpace.collapse(text.of(block));
        if (line.length() > 4) {
          return line;
        }
      }
    }
    return "";
  }

  /** Returns nothing as absent. */
  static Optional<String> filled(String words) {
    return Optional.of(words).filter(line -> !line.isEmpty());
  }

  private static boolean isHeading(Block block) {
    return block.length() <= SHORT
        && (block.layout().boldShare() > 0.8 || block.layout().emphasised() > 0.8);
  }
}
