package io.varve.transforms.matching;

import io.varve.transforms.instruments.InstrumentRow;
import io.varve.transforms.prices.TickerPath;
import java.util.List;
import java.util.Optional;

/**
 * In which currency the prices of a file are taken to be.
 *
 * @param inferred currency that the region suggests
 * @param resolved currency that counts
 * @param status how it came about, as {@link MatchRow#currencyStatus()} has it
 */
record CurrencyVerdict(Optional<String> inferred, Optional<String> resolved, String status) {

  private static final List<String> LONDON_MARKETS = List.of("LSE", "LONDON");
  private static final List<String> LONDON_SUFFIXES = List.of(":LN", ":L", ".LN", ".L");

  /** Compares the broker's currency with that of the region. */
  static CurrencyVerdict of(InstrumentRow instrument, TickerPath place, MatchingConfig config) {
    RegionTable regions = MatchingTables.get().regions();
    Optional<String> inferred =
        config.compatible()
            ? regions.earlierCurrency(place.region())
            : regions.currency(place.region());
    Optional<String> stated = instrument.currency().map(Symbol::upper);
    if (stated.isEmpty()) {
      return new CurrencyVerdict(
          inferred, inferred, inferred.isPresent() ? "inferred_only" : "unknown");
    }
    if (inferred.isEmpty()) {
      return new CurrencyVerdict(inferred, stated, "expected_only");
    }
    if (stated.equals(inferred)) {
      return new CurrencyVerdict(inferred, inferred, "match");
    }
    return inLondon(instrument, place)
        ? inLondon(stated, inferred, config)
        : new CurrencyVerdict(inferred, inferred, "mismatch");
  }

  private static CurrencyVerdict inLondon(
      Optional<String> stated, Optional<String> inferred, MatchingConfig config) {
    return switch (config.lseCurrencyPolicy()) {
      case BROKER -> new CurrencyVerdict(inferred, stated, "override");
      case STOOQ -> new CurrencyVerdict(inferred, inferred, "mismatch");
      case STRICT -> new CurrencyVerdict(inferred, Optional.empty(), "error:lse_currency_override");
    };
  }

  private static boolean inLondon(InstrumentRow instrument, TickerPath place) {
    String market = Symbol.upper(instrument.market().orElse(""));
    String symbol = Symbol.upper(instrument.symbol().orElse(""));
    return place.region().equalsIgnoreCase("uk")
        && (LONDON_MARKETS.stream().anyMatch(market::contains)
            || LONDON_SUFFIXES.stream().anyMatch(symbol::endsWith));
  }
}
