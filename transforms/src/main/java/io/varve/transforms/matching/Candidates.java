package io.varve.transforms.matching;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The tickers that the price file of a symbol may have, the likelier first, each once. */
final class Candidates {

  /** Letters that some files have before the symbol. */
  private static final List<String> PREFIXES = List.of("L", "Q");

  private Candidates() {}

  /** Returns the tickers that a symbol itself names. */
  static List<String> named(Symbol symbol, WantedMarkets wanted) {
    Set<String> tickers = new LinkedHashSet<>();
    wanted.tried().forEach(extension -> tickers.add(symbol.base() + extension));
    tickers.add(symbol.text());
    return List.copyOf(tickers);
  }

  /** Returns, market by market, the tickers of changed symbols and those with another letter. */
  static List<String> variants(Symbol symbol, WantedMarkets wanted, AliasTable aliases) {
    List<String> tickers = new ArrayList<>();
    for (String extension : wanted.tried()) {
      String ticker = symbol.base() + extension;
      tickers.addAll(aliases.of(ticker));
      PREFIXES.forEach(prefix -> tickers.add(prefix + ticker));
    }
    return List.copyOf(new LinkedHashSet<>(tickers));
  }
}
