package io.varve.transforms.filings.table;

import java.util.Optional;

/**
 * What the words of a cell are as an amount; read once, since every step asks for it.
 *
 * @param number its value, the footnote marks behind it aside; nothing for a dash
 * @param plain whether the words as a whole are an amount or a dash in place of one
 * @param numeric whether they are, the footnote marks behind them aside
 */
record CellAmount(Optional<Double> number, boolean plain, boolean numeric) {

  /** Reads the words of a cell. */
  static CellAmount of(String words) {
    Optional<Double> number = Amounts.parse(words);
    boolean plain = number.isPresent() || Amounts.isDash(words);
    String bare = FootnoteMarks.without(words);
    if (bare.length() == words.length()) {
      return new CellAmount(number, plain, plain);
    }
    Optional<Double> marked = Amounts.parse(bare);
    boolean numeric = plain || marked.isPresent() || Amounts.isDash(bare);
    return new CellAmount(number.or(() -> marked), plain, numeric);
  }
}
