package io.varve.transforms.matching;

import java.util.List;
import java.util.Optional;

/**
 * The markets that an instrument is looked for in, as extensions of price files.
 *
 * @param extensions the likelier first; none when neither symbol nor market say anything
 */
record WantedMarkets(List<String> extensions) {

  private static final List<String> WITHOUT = List.of("");

  /**
   * Returns what a symbol's suffix says, else what the words of the broker for the market say.
   *
   * @param compatible whether to leave out what the earlier program did not know: a market may be
   *     given as the code that is a suffix elsewhere, such as {@code AMS}
   */
  static WantedMarkets of(
      Symbol symbol, Optional<String> market, MatchingTables tables, boolean compatible) {
    List<String> said = symbol.suffix().map(tables.suffixes()::extensions).orElse(List.of());
    if (said.isEmpty() && market.isPresent()) {
      said = tables.markets().extensions(market.get());
      if (said.isEmpty() && !compatible) {
        said = tables.suffixes().extensions(Symbol.normalise(market.get()));
      }
    }
    return new WantedMarkets(said);
  }

  /** Returns whether anything says which markets they are. */
  boolean known() {
    return !extensions.isEmpty();
  }

  /** Returns the extensions to put behind a base; only the empty one when nothing is known. */
  List<String> tried() {
    return known() ? extensions : WITHOUT;
  }

  /** Returns whether a file with this extension is one of these markets. */
  boolean accept(String extension) {
    return tried().contains(extension);
  }
}
