package io.varve.pipelines;

import io.varve.pipelines.run.Flow;
import io.varve.transforms.instruments.InstrumentFileExtractor;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.SourceIdentity;
import io.varve.transforms.matching.InstrumentMatching;
import io.varve.transforms.matching.MatchingConfig;
import io.varve.transforms.prices.PriceFileExtractor;
import io.varve.transforms.prices.TickerIdentity;
import io.varve.transforms.work.Input;
import java.util.List;
import java.util.Optional;

/**
 * Daily prices and the instruments that they are prices of: price files and lists of instruments
 * are extracted each by itself, then instruments are matched with price files. The steps are those
 * of {@link ExtractionPipeline}.
 *
 * <pre>
 * price files ─────────> price_files, prices, price_issues ─┐
 * lists of instruments ─> instruments ──────────────────────┴─> match ─> matches, unmatched
 * </pre>
 */
public final class TradeablePipeline {

  /** Name of the pipeline. */
  public static final String NAME = "tradeable";

  /** Below the prefix of the warehouse, the keys of price files begin with this. */
  public static final String PRICES = "prices/";

  /** Below the prefix of the warehouse, the keys of lists of instruments begin with this. */
  public static final String INSTRUMENTS = "instruments/";

  /** Below the prefix of the warehouse, the keys of matched instruments begin with this. */
  public static final String MATCHES = "matches/";

  private TradeablePipeline() {}

  /**
   * Returns what is made of what.
   *
   * @param prices price files, under {@code keyPrefix} and {@link #PRICES}
   * @param instruments lists of instruments, under {@code keyPrefix} and {@link #INSTRUMENTS}
   * @param keyPrefix prefix of all keys of this run; empty or ending in {@code /}
   */
  public static Flow flow(
      InputScope prices, InputScope instruments, String keyPrefix, MatchingConfig matching) {
    return new Flow(
        NAME,
        List.of(
            new Input(
                "prices",
                prices,
                new TickerIdentity(keyPrefix + PRICES),
                new PriceFileExtractor(keyPrefix + PRICES)),
            new Input(
                "instruments",
                instruments,
                SourceIdentity.KEY,
                new InstrumentFileExtractor(keyPrefix + INSTRUMENTS))),
        Optional.of(
            new InstrumentMatching(
                matching, keyPrefix + MATCHES, keyPrefix + PRICES, keyPrefix + INSTRUMENTS)));
  }
}
