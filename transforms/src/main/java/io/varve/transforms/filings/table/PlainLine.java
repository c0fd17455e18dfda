package io.varve.transforms.filings.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of plain text in pieces: two spaces or a tab separate them, dots lead from a label to its
 * amounts, and runs of dashes only draw lines.
 *
 * @param start offset of the line in the canonical text
 * @param end offset after its last character
 * @param pieces its pieces from left to right; none when it only draws
 * @param from column of its first visible character, drawn ones included
 */
record PlainLine(int start, int end, List<Piece> pieces, int from) {

  private static final int SHORT_WORD = 4;
  private static final int SHORT_DATE = 12;
  private static final int WIDE_GAP = 3;
  private static final int FEW_WORDS = 6;
  private static final int HALF_LINE = 40;
  private static final int SHORT_PIECE = 20;

  PlainLine {
    pieces = List.copyOf(pieces);
  }

  /**
   * A piece of a line.
   *
   * @param text its text
   * @param from column of its first character
   * @param to column after its last one
   */
  record Piece(String text, int from, int to) {

    /** Returns whether it is an amount, its footnote marks aside, or a dash in place of one. */
    boolean numeric() {
      return Amounts.isNumeric(text) || Amounts.isNumeric(FootnoteMarks.without(text));
    }

    /** Returns whether it is an amount in digits. */
    boolean amount() {
      return numeric() && text.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    boolean year() {
      return text.length() == 4 && (text.startsWith("19") || text.startsWith("20")) && amount();
    }

    /** Units, marks and dates stand among amounts. */
    private boolean standsAmongAmounts() {
      boolean date = text.length() <= SHORT_DATE && text.chars().noneMatch(Character::isLetter);
      return text.length() <= SHORT_WORD || date || numeric();
    }
  }

  /** Returns the pieces of a line that begins at this offset. */
  static PlainLine of(String line, int offset) {
    List<Piece> pieces = new ArrayList<>();
    int at = skip(line, 0);
    int from = at;
    while (at < line.length()) {
      int start = at;
      while (at < line.length() && !gapAt(line, at)) {
        at++;
      }
      String piece = line.substring(start, at).stripTrailing();
      if (!piece.isEmpty() && !isRule(piece)) {
        addAmounts(new Piece(piece, start, start + piece.length()), pieces);
      }
      at = skip(line, at);
    }
    return new PlainLine(offset, offset + line.length(), pieces, from);
  }

  /** Returns the number of the first piece that only amounts follow, or of pieces without any. */
  int firstAmount() {
    int first = pieces.size();
    for (int i = pieces.size() - 1; i >= 0 && pieces.get(i).standsAmongAmounts(); i--) {
      first = pieces.get(i).numeric() ? i : first;
    }
    // At the end of a sentence one number may stand apart, as words of justified lines do.
    boolean apart = first > 0 && first + 1 == pieces.size() && gapBefore(first) < WIDE_GAP;
    return apart ? pieces.size() : first;
  }

  /** Returns its last pieces: amounts and what stands among them. */
  List<Piece> amounts() {
    return pieces.subList(firstAmount(), pieces.size());
  }

  /** Returns whether it is a row by itself: amounts with a label, or several of them. */
  boolean isRow() {
    List<Piece> amounts = amounts();
    return amounts.stream().anyMatch(piece -> piece.amount() && !piece.year())
        && (amounts.size() > 1 || pieces.size() > 1);
  }

  /** Returns whether all its amounts are years: they name columns. */
  boolean namesYears() {
    List<Piece> amounts = amounts();
    return !amounts.isEmpty() && amounts.stream().allMatch(Piece::year);
  }

  /** Returns whether it only draws. */
  boolean isRule() {
    return pieces.isEmpty();
  }

  /** Returns whether it runs on like a sentence, with at most the gaps that justify it. */
  boolean isProse() {
    int words = 0;
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0 && gapBefore(i) >= WIDE_GAP) {
        return false;
      }
      words += 1 + (int) pieces.get(i).text().chars().filter(c -> c == ' ').count();
    }
    return words >= FEW_WORDS && to() - from >= HALF_LINE;
  }

  /** Returns whether it ends as a sentence does. */
  boolean endsSentence() {
    return !pieces.isEmpty() && pieces.get(pieces.size() - 1).text().endsWith(".");
  }

  /** Returns whether it has several pieces and none is long. */
  boolean isOfShortPieces() {
    return pieces.size() > 1
        && pieces.stream().allMatch(piece -> piece.to() - piece.from() <= SHORT_PIECE);
  }

  /** Returns the column after its last piece. */
  int to() {
    return pieces.isEmpty() ? from : pieces.get(pieces.size() - 1).to();
  }

  private int gapBefore(int piece) {
    return pieces.get(piece).from() - pieces.get(piece - 1).to();
  }

  /** Skips room and the dots of a leader; the point before a digit is of an amount. */
  private static int skip(String line, int from) {
    int at = from;
    boolean leader = isLeader(line, from);
    while (at < line.length() && (line.charAt(at) <= ' ' || (leader && line.charAt(at) == '.'))) {
      boolean point = line.charAt(at) == '.' && at + 1 < line.length() && isDigit(line, at + 1);
      if (point && line.charAt(at - 1) <= ' ') {
        break;
      }
      at++;
      leader |= isLeader(line, at);
    }
    return at;
  }

  private static boolean isDigit(String line, int at) {
    return line.charAt(at) >= '0' && line.charAt(at) <= '9';
  }

  private static boolean isLeader(String line, int at) {
    return at > 0 && (line.startsWith("...", at) || line.startsWith(". . .", at));
  }

  /** In narrow tables only one space separates amounts. */
  private static void addAmounts(Piece piece, List<Piece> pieces) {
    String text = piece.text();
    List<Piece> amounts = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf(' ', from);
      if (end >= 0 && text.charAt(end - 1) == '$') {
        while (end < text.length() && text.charAt(end) == ' ') {
          end++;
        }
        end = text.indexOf(' ', end);
      }
      end = end < 0 ? text.length() : end;
      String amount = text.substring(from, end);
      if (!Amounts.isMarked(amount) || amount.endsWith(",")) {
        pieces.add(piece);
        return;
      }
      amounts.add(new Piece(amount, piece.from() + from, piece.from() + end));
      from = end + 1;
    }
    pieces.addAll(amounts);
  }

  private static boolean gapAt(String line, int at) {
    char c = line.charAt(at);
    if (c == '.' || c == '\t') {
      return c == '\t' || isLeader(line, at);
    }
    boolean next = at + 1 < line.length() && line.charAt(at + 1) <= ' ';
    // "$   1,234" is one amount although spaces stand inside.
    boolean currency = at > 0 && line.charAt(at - 1) == '$';
    return c == ' ' && next && !currency && !insideCurrency(line, at);
  }

  private static boolean insideCurrency(String line, int at) {
    int back = at;
    while (back > 0 && line.charAt(back - 1) == ' ' && at - back < 20) {
      back--;
    }
    return back > 0 && line.charAt(back - 1) == '$';
  }

  private static boolean isRule(String piece) {
    return piece.length() > 2 && piece.chars().allMatch(c -> "-=_ ".indexOf(c) >= 0);
  }
}
