package io.varve.transforms.matching;

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

  /** Returns the file; absent when there is none or it cannot be told which. */
  Optional<ListedTicker> find(Symbol symbol, WantedMarkets wanted) {
    return first(Candidates.named(symbol, wanted), wanted)
        .or(() -> first(variants(symbol, wanted), wanted))
        .or(() -> index.ticker(symbol.base()).filter(file -> ofMarket(file, wanted)))
        .or(() -> only(symbol, wanted));
  }

  /**
   * Returns whether the one file with the base of a symbol is of a market that is not wanted.
   * Always false where such a file is taken.
   */
  boolean otherMarket(Symbol symbol, WantedMarkets wanted) {
    List<ListedTicker> files = index.base(symbol.base());
    return !compatible && wanted.known() && files.size() == 1 && !ofMarket(files.get(0), wanted);
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

  private Optional<ListedTicker> first(List<String> candidates, WantedMarkets wanted) {
    List<ListedTicker> files =
        candidates.stream()
            .flatMap(ticker -> index.ticker(ticker).stream())
            .filter(file -> wanted.accept(file.place().extension()))
            .toList();
    return daily(files).stream().findFirst();
  }

  private Optional<ListedTicker> only(Symbol symbol, WantedMarkets wanted) {
    List<ListedTicker> all = index.base(symbol.base());
    List<ListedTicker> fitting =
        daily(all.stream().filter(file -> ofMarket(file, wanted)).toList());
    if (fitting.size() == 1) {
      return Optional.of(fitting.get(0));
    }
    boolean any = compatible || !wanted.known();
    return any && all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  private boolean ofMarket(ListedTicker file, WantedMarkets wanted) {
    return wanted.accept(file.place().extension())
        || (!compatible && TickerIndex.market(file).filter(wanted::accept).isPresent());
  }

  /** Files with daily prices, where there are any among these. */
  private List<ListedTicker> daily(List<ListedTicker> files) {
    List<ListedTicker> daily =
        files.stream().filter(file -> !TickerIndex.otherPeriodOnly(file)).toList();
    return compatible || daily.isEmpty() ? files : daily;
  }
}
