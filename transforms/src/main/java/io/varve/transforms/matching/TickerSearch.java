package io.varve.transforms.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the price file of a symbol. Immutable.
 *
 * @param index all price files
 * @param aliases symbols that changed
 * @param compatible whether to take files of other markets, as the earlier program did
 */
record TickerSearch(TickerIndex index, AliasTable aliases, boolean compatible) {

  /**
   * Returns the file; absent when there is none or it cannot be told which. A file whose base is
   * that of the symbol and whose market is wanted needs no search of its own: its ticker is the
   * base with a wanted extension, or the base.
   */
  Optional<ListedTicker> find(Symbol symbol, WantedMarkets wanted) {
    List<ListedTicker> named = new ArrayList<>(accepted(Candidates.named(symbol, wanted), wanted));
    // Its own name in the market that is wanted says more than a letter before it.
    stem(symbol, wanted).ifPresent(named::add);
    return first(named)
        .or(() -> first(accepted(variants(symbol, wanted), wanted)))
        .or(() -> single(symbol, wanted));
  }

  /** Returns a wanted extension that no file has; the first of them. */
  Optional<String> withoutData(WantedMarkets wanted) {
    return wanted.extensions().stream()
        .filter(
            extension -> compatible ? !index.hasExtension(extension) : !index.hasMarket(extension))
        .findFirst();
  }

  private List<String> variants(Symbol symbol, WantedMarkets wanted) {
    // A letter before a symbol of which nobody knows the market finds any company.
    return compatible || wanted.known() ? Candidates.variants(symbol, wanted, aliases) : List.of();
  }

  private List<ListedTicker> accepted(List<String> tickers, WantedMarkets wanted) {
    return tickers.stream()
        .flatMap(ticker -> index.ticker(ticker).stream())
        .filter(file -> wanted.accept(file.place().extension()))
        .toList();
  }

  private Optional<ListedTicker> stem(Symbol symbol, WantedMarkets wanted) {
    return index
        .ticker(symbol.base())
        .filter(
            file ->
                wanted.accept(file.place().extension())
                    || (!compatible
                        && TickerIndex.market(file).filter(wanted::accept).isPresent()));
  }

  private Optional<ListedTicker> single(Symbol symbol, WantedMarkets wanted) {
    List<ListedTicker> files = index.base(symbol.base());
    boolean anyMarket = compatible || !wanted.known();
    return anyMarket && files.size() == 1 ? Optional.of(files.get(0)) : Optional.empty();
  }

  /** The first with daily prices, else the first. */
  private Optional<ListedTicker> first(List<ListedTicker> files) {
    return files.stream()
        .filter(file -> compatible || !TickerIndex.otherPeriodOnly(file))
        .findFirst()
        .or(() -> files.stream().findFirst());
  }
}
