package io.varve.transforms.matching;

import io.varve.io.model.Dataset;
import io.varve.io.model.Failure;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import io.varve.transforms.derive.Derivation;
import io.varve.transforms.derive.DerivedItem;
import io.varve.transforms.derive.SourceState;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.instruments.InstrumentDatasets;
import io.varve.transforms.instruments.InstrumentRow;
import io.varve.transforms.prices.PriceDatasets;
import io.varve.transforms.prices.TickerPath;
import io.varve.transforms.prices.row.PriceFileRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Matches all instruments with all price files: one item per instrument. Holds the index of price
 * files in memory, about 2 KB each, and the instruments of no list as a whole.
 */
public final class InstrumentMatching implements Derivation {

  private static final long serialVersionUID = 1;

  private final MatchingConfig config;
  private final String keyPrefix;
  private final String pricesPrefix;
  private final String instrumentsPrefix;

  /**
   * Returns the matching.
   *
   * @param keyPrefix prefix of the keys of its items
   * @param pricesPrefix prefix of the keys of price files
   * @param instrumentsPrefix prefix of the keys of lists of instruments
   */
  public InstrumentMatching(
      MatchingConfig config, String keyPrefix, String pricesPrefix, String instrumentsPrefix) {
    this.config = config;
    this.keyPrefix = keyPrefix;
    this.pricesPrefix = pricesPrefix;
    this.instrumentsPrefix = instrumentsPrefix;
  }

  @Override
  public ExtractorIdentity identity() {
    return MatchingIdentity.identity(config);
  }

  @Override
  public List<Dataset> datasets() {
    return MatchDatasets.all();
  }

  @Override
  public String keyPrefix() {
    return keyPrefix;
  }

  @Override
  public List<String> sources() {
    return List.of(pricesPrefix, instrumentsPrefix);
  }

  @Override
  public void derive(SourceState sources, ItemSink out) throws IOException {
    InstrumentMatcher matcher = new InstrumentMatcher(TickerIndex.of(tickers(sources)), config);
    Map<String, String> lists = new HashMap<>();
    sources.forEachEntry(instrumentsPrefix, entry -> lists.put(entry.key(), entry.source().uri()));
    sources.forEachRow(
        InstrumentDatasets.all().get(0),
        InstrumentRow.class,
        (key, instrument) -> {
          if (lists.containsKey(key)) {
            out.accept(item(instrument, matcher.match(instrument), lists.get(key)));
          }
        });
  }

  private DerivedItem item(InstrumentRow instrument, Optional<Record> match, String list) {
    Map<String, List<Record>> rows = new HashMap<>();
    match.ifPresent(row -> rows.put(dataset(row), List.of(row)));
    return new DerivedItem(
        keyPrefix + instrument.instrumentId(), list + "#" + instrument.instrumentId(), rows);
  }

  private static String dataset(Record row) {
    return row instanceof MatchRow ? MatchDatasets.MATCHES : MatchDatasets.UNMATCHED;
  }

  private List<ListedTicker> tickers(SourceState sources) throws IOException {
    Map<String, PriceFileRow> files = new HashMap<>();
    sources.forEachRow(
        PriceDatasets.all().get(0),
        PriceFileRow.class,
        (key, file) -> {
          // Another flow of the same warehouse has rows in this dataset, too.
          if (key.startsWith(pricesPrefix)) {
            files.put(key, file);
          }
        });
    List<ListedTicker> tickers = new ArrayList<>();
    sources.forEachEntry(
        pricesPrefix,
        entry -> {
          Optional<PriceFileRow> file = Optional.ofNullable(files.remove(entry.key()));
          if (file.isPresent() || entry.status() == Status.FAILED) {
            tickers.add(ticker(entry, file));
          }
        });
    return tickers;
  }

  private ListedTicker ticker(ManifestEntry entry, Optional<PriceFileRow> file) {
    TickerPath place = TickerPath.of(entry.key().substring(pricesPrefix.length()));
    Optional<String> failure =
        file.isPresent() ? Optional.empty() : entry.failure().map(Failure::code).map(Enum::name);
    return new ListedTicker(place, file, failure);
  }
}
