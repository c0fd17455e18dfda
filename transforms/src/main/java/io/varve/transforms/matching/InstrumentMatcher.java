package io.varve.transforms.matching;

import io.varve.transforms.instruments.InstrumentRow;
import io.varve.transforms.prices.TickerPath;
import java.util.List;
import java.util.Optional;

/**
 * Matches instruments with price files, each for itself: the result depends on the instrument, the
 * index and the settings alone. Immutable; any number of threads may use it.
 */
public final class InstrumentMatcher {

  private final TickerIndex index;
  private final MatchingConfig config;
  private final TickerSearch search;

  /** Makes a matcher over these files with these settings. */
  public InstrumentMatcher(TickerIndex index, MatchingConfig config) {
    this.index = index;
    this.config = config;
    this.search = new TickerSearch(index, MatchingTables.get().aliases(), config.compatible());
  }

  /**
   * Returns the {@link MatchRow} of an instrument, or its {@link UnmatchedRow}. Absent only for one
   * without symbol in compatible mode: the earlier program did not report these.
   */
  public Optional<Record> match(InstrumentRow instrument) {
    Optional<Symbol> symbol =
        instrument.symbol().map(Symbol::of).filter(parts -> !parts.text().isEmpty());
    if (symbol.isEmpty()) {
      return config.compatible()
          ? Optional.empty()
          : Optional.of(unmatched(instrument, "missing_symbol"));
    }
    return Optional.of(match(instrument, symbol.get()));
  }

  private Record match(InstrumentRow instrument, Symbol symbol) {
    WantedMarkets wanted =
        WantedMarkets.of(symbol, instrument.market(), MatchingTables.get(), config.compatible());
    Optional<ListedTicker> file = search.find(symbol, wanted);
    return file.isPresent()
        ? matched(instrument, symbol, file.get())
        : unmatched(instrument, reason(symbol, wanted));
  }

  private String reason(Symbol symbol, WantedMarkets wanted) {
    // One file of no known or of a wanted market would have been taken, as any in compatible mode.
    List<ListedTicker> files = index.base(symbol.base());
    if (files.size() == 1) {
      return "market_mismatch";
    }
    Optional<String> withoutData = search.withoutData(wanted);
    if (withoutData.isPresent()) {
      return "no_source_data(" + withoutData.get() + ")";
    }
    return files.isEmpty() ? "manual_review" : "ambiguous_variants";
  }

  private MatchRow matched(InstrumentRow instrument, Symbol symbol, ListedTicker file) {
    TickerPath place = file.place();
    DataQuality quality = DataQuality.of(file, config.compatible());
    CurrencyVerdict currency = CurrencyVerdict.of(instrument, place, config);
    boolean named = symbol.suffix().isPresent() || symbol.text().equals(place.ticker());
    return new MatchRow(
        instrument.instrumentId(),
        instrument.symbol().orElseThrow(),
        instrument.isin(),
        instrument.market(),
        instrument.name(),
        instrument.currency(),
        place.ticker(),
        place.relativePath(),
        place.region(),
        place.category(),
        named ? "ticker" : "base_market",
        instrument.sourceFile(),
        quality.start(),
        quality.end(),
        quality.rows(),
        currency.inferred(),
        currency.resolved(),
        currency.status(),
        quality.status(),
        quality.flags());
  }

  private static UnmatchedRow unmatched(InstrumentRow instrument, String reason) {
    return new UnmatchedRow(
        instrument.instrumentId(),
        instrument.symbol(),
        instrument.isin(),
        instrument.market(),
        instrument.name(),
        instrument.currency(),
        instrument.sourceFile(),
        reason);
  }
}
