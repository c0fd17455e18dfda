package io.varve.transforms.filings.table;

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
    return LinePieces.of(line, offset);
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
}
