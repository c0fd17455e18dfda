package io.varve.transforms.filings.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Collects characters into blocks. White space is collapsed to one space, or kept in preformatted
 * text; blocks are joined by one line break, by two where the source has a blank line.
 */
final class TextAssembler {

  private static final int PIECE = 4_096;

  private final char[] piece = new char[PIECE];
  private char[] out = new char[PIECE];
  private int length;
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
    return length;
  }

  /** Returns what was written between two offsets. */
  String between(int start, int end) {
    return new String(out, start, end - start);
  }

  /** Returns the first offset at or after {@code from} that is no white space. */
  int skipSpace(int from) {
    int at = from;
    while (at < length && WhiteSpace.is(out[at])) {
      at++;
    }
    return at;
  }

  /** Returns the first offset at or after {@code from} that is no line break. */
  int skipBreaks(int from) {
    int at = from;
    while (at < length && out[at] == '\n') {
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
    for (int from = 0; from < text.length(); from += PIECE) {
      int count = Math.min(PIECE, text.length() - from);
      text.getChars(from, from + count, piece, 0);
      add(count, style);
    }
  }

  /** Adds the first characters of the piece, run by run. */
  private void add(int count, Style style) {
    int at = 0;
    while (at < count) {
      int start = at;
      while (at < count && !WhiteSpace.is(piece[at])) {
        at++;
      }
      if (at > start) {
        visible(start, at, style);
      }
      for (; at < count && WhiteSpace.is(piece[at]); at++) {
        if (style.preformatted()) {
          preformattedSpace(piece[at]);
        } else {
          space(' ');
        }
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
      blocks.add(new Block(blockStart, length, layout, table, gap && !blocks.isEmpty()));
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

  /** Writes characters of the piece that are no white space. */
  private void visible(int from, int to, Style style) {
    int count = to - from;
    if (!inBlock()) {
      begin(style);
    } else if (pending != 0) {
      append(pending);
    }
    pending = 0;
    if (!indent.isEmpty()) {
      room(indent.length());
      indent.getChars(0, indent.length(), out, length);
      length += indent.length();
      indent.setLength(0);
    }
    if (style.raised()) {
      superscripts.add(length, count, length > 0 && out[length - 1] == ' ');
    }
    room(count);
    System.arraycopy(piece, from, out, length, count);
    length += count;
    if (style.bold()) {
      boldLead += bold == visible ? count : 0;
      bold += count;
    }
    visible += count;
    emphasised += style.emphasised() ? count : 0;
    linked += style.linked() ? count : 0;
  }

  private void append(char c) {
    room(1);
    out[length++] = c;
  }

  private void room(int more) {
    if (out.length - length < more) {
      out = Arrays.copyOf(out, Math.max(length + more, out.length * 2));
    }
  }

  private void begin(Style style) {
    if (!blocks.isEmpty()) {
      append('\n');
      if (gap && style.preformatted()) {
        append('\n');
      }
    }
    blockStart = length;
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
        new String(out, 0, length), blocks, tables, Places.NONE, superscripts.build(length));
  }
}
