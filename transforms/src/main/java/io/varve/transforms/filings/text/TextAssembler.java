package io.varve.transforms.filings.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects characters into blocks. White space is collapsed to one space, or kept in preformatted
 * text; blocks are joined by one line break, by two where the source has a blank line.
 */
final class TextAssembler {

  private final StringBuilder out = new StringBuilder();
  private final List<Block> blocks = new ArrayList<>();
  private final StringBuilder indent = new StringBuilder();
  private final Superscripts.Builder superscripts = new Superscripts.Builder();
  private int blockStart = -1;
  private boolean gap;
  private char pending;
  private Style first = Style.NONE;
  private int table = -1;
  private int visible;
  private int bold;
  private int boldLead;
  private int emphasised;
  private int linked;

  /** Returns the number of characters so far. */
  int length() {
    return out.length();
  }

  /** Returns what was written between two offsets. */
  String between(int start, int end) {
    return out.substring(start, end);
  }

  /** Returns the first offset at or after {@code from} that is no white space. */
  int skipSpace(int from) {
    int at = from;
    while (at < out.length() && WhiteSpace.is(out.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Returns the first offset at or after {@code from} that is no line break. */
  int skipBreaks(int from) {
    int at = from;
    while (at < out.length() && out.charAt(at) == '\n') {
      at++;
    }
    return at;
  }

  /** Returns whether a block was begun and not ended. */
  boolean inBlock() {
    return blockStart >= 0;
  }

  /** Adds text in one look. */
  void text(String text, Style style) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!WhiteSpace.is(c)) {
        visible(c, style);
      } else if (style.preformatted()) {
        preformattedSpace(c);
      } else {
        space(' ');
      }
    }
  }

  /** Separates what comes from what was, by a tab between cells or else by a space. */
  void space(char separator) {
    if (inBlock() && pending != '\t') {
      pending = separator;
    }
  }

  /** Marks that a blank line or page break stands before the next block. */
  void gap() {
    gap = true;
  }

  /** Says which table the rows that come are part of, -1 for none. */
  void table(int number) {
    table = number;
  }

  /** Ends the block, if one was begun. */
  void endBlock() {
    if (inBlock()) {
      double share = 1.0 / Math.max(1, visible);
      Block.Layout layout =
          new Block.Layout(
              bold * share,
              boldLead,
              emphasised * share,
              first.centered(),
              linked * share,
              first.size() / 10.0,
              first.preformatted());
      blocks.add(new Block(blockStart, out.length(), layout, table, gap && !blocks.isEmpty()));
      gap = false;
      blockStart = -1;
    }
    pending = 0;
    indent.setLength(0);
  }

  private void preformattedSpace(char c) {
    if (c == '\n') {
      if (!inBlock()) {
        gap = true;
      }
      endBlock();
    } else if (c != '\r') {
      // Kept aside until something visible follows: lines do not end in spaces.
      indent.append(c == '\f' || c == 0x0B ? ' ' : c);
    }
  }

  private void visible(char c, Style style) {
    if (!inBlock()) {
      begin(style);
    } else if (pending != 0) {
      out.append(pending);
    }
    pending = 0;
    if (!indent.isEmpty()) {
      out.append(indent);
      indent.setLength(0);
    }
    if (style.raised()) {
      superscripts.add(out.length(), out);
    }
    out.append(c);
    visible++;
    if (style.bold()) {
      boldLead += bold == visible - 1 ? 1 : 0;
      bold++;
    }
    emphasised += style.emphasised() ? 1 : 0;
    linked += style.linked() ? 1 : 0;
  }

  private void begin(Style style) {
    if (!blocks.isEmpty()) {
      out.append(gap && style.preformatted() ? "\n\n" : "\n");
    }
    blockStart = out.length();
    first = style;
    visible = 0;
    bold = 0;
    boldLead = 0;
    emphasised = 0;
    linked = 0;
  }

  /** Returns the text with these tables; the assembler must not be used afterwards. */
  CanonicalText build(List<SourceTable> tables) {
    endBlock();
    return new CanonicalText(
        out.toString(), blocks, tables, Places.NONE, superscripts.build(out.length()));
  }
}
