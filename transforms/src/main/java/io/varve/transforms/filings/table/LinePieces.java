package io.varve.transforms.filings.table;

import io.varve.transforms.filings.table.PlainLine.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the pieces of a line of plain text. Every line of a filing comes through here, so it looks
 * at characters in an array. Use once.
 */
final class LinePieces {

  /** Spaces between a currency and its amount, at most. */
  private static final int INDENT = 20;

  private final String text;
  private final char[] line;
  private final List<Piece> pieces = new ArrayList<>();

  private LinePieces(String text) {
    this.text = text;
    this.line = text.toCharArray();
  }

  /** Returns a line that begins at this offset. */
  static PlainLine of(String text, int offset) {
    LinePieces line = new LinePieces(text);
    int from = line.skip(0);
    for (int at = from; at < line.line.length; ) {
      int end = line.gap(at);
      line.add(at, end);
      at = line.skip(end);
    }
    return new PlainLine(offset, offset + text.length(), line.pieces, from);
  }

  /** Returns the next gap at or after an offset, or the end. */
  private int gap(int from) {
    int at = from;
    while (at < line.length && !(line[at] <= '.' && isGap(at))) {
      at++;
    }
    return at;
  }

  private boolean isGap(int at) {
    char c = line[at];
    if (c == '.' || c == '\t') {
      return c == '\t' || isLeader(at);
    }
    boolean next = at + 1 < line.length && line[at + 1] <= ' ';
    // "$   1,234" is one amount although spaces stand inside.
    return c == ' ' && next && !isInsideCurrency(at);
  }

  private boolean isInsideCurrency(int at) {
    int back = at;
    while (back > 0 && line[back - 1] == ' ' && at - back < INDENT) {
      back--;
    }
    return back > 0 && line[back - 1] == '$';
  }

  /** Skips room and the dots of a leader; the point before a digit is of an amount. */
  private int skip(int from) {
    int at = from;
    boolean leader = isLeader(from);
    while (at < line.length && (line[at] <= ' ' || (leader && line[at] == '.'))) {
      boolean point = line[at] == '.' && at + 1 < line.length && isDigit(line[at + 1]);
      if (point && line[at - 1] <= ' ') {
        break;
      }
      at++;
      leader |= isLeader(at);
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Returns whether three dots stand here, or three with spaces between them. */
  private boolean isLeader(int at) {
    if (at == 0 || at + 2 >= line.length || line[at] != '.') {
      return false;
    }
    return line[at + 1] == '.'
        ? line[at + 2] == '.'
        : at + 4 < line.length
            && line[at + 1] == ' '
            && line[at + 2] == '.'
            && line[at + 3] == ' '
            && line[at + 4] == '.';
  }

  private void add(int from, int gap) {
    int to = gap;
    while (to > from && Character.isWhitespace(line[to - 1])) {
      to--;
    }
    if (to > from && !isRule(from, to)) {
      addAmounts(from, to);
    }
  }

  private boolean isRule(int from, int to) {
    int at = from;
    while (at < to && (line[at] == '-' || line[at] == '=' || line[at] == '_' || line[at] == ' ')) {
      at++;
    }
    return at == to && to - from > 2;
  }

  /** In narrow tables only one space separates amounts. */
  private void addAmounts(int start, int to) {
    int before = pieces.size();
    for (int from = start; from < to; ) {
      int end = amountEnd(from, to);
      String amount = text.substring(from, end);
      if (line[end - 1] == ',' || !Amounts.isMarked(amount)) {
        pieces.subList(before, pieces.size()).clear();
        pieces.add(new Piece(text.substring(start, to), start, to));
        return;
      }
      pieces.add(new Piece(amount, from, end));
      from = end + 1;
    }
  }

  /** Returns where what begins here ends: at a space, but not one behind a currency. */
  private int amountEnd(int from, int to) {
    int end = space(from, to);
    if (end < to && line[end - 1] == '$') {
      while (end < to && line[end] == ' ') {
        end++;
      }
      end = space(end, to);
    }
    return end;
  }

  private int space(int from, int to) {
    int at = from;
    while (at < to && line[at] != ' ') {
      at++;
    }
    return at;
  }
}
