package io.varve.pipelines.tradeable;

import io.varve.io.model.Failure;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import io.varve.io.parquet.RecordSchema;
import io.varve.pipelines.TradeablePipeline;
import io.varve.pipelines.run.RunFixture;
import io.varve.transforms.instruments.InstrumentRow;
import io.varve.transforms.matching.InstrumentMatcher;
import io.varve.transforms.matching.ListedTicker;
import io.varve.transforms.matching.MatchRow;
import io.varve.transforms.matching.MatchingConfig;
import io.varve.transforms.matching.TickerIndex;
import io.varve.transforms.matching.UnmatchedRow;
import io.varve.transforms.prices.TickerPath;
import io.varve.transforms.prices.row.PriceFileRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;

/**
 * The matches of a warehouse beside those that all its current rows give, made without anything of
 * incremental runs. Price files of a ticker that could be read count before those that could not.
 *
 * @param stored rows and entries of the warehouse, by key
 * @param expected what they should be
 */
record FreshMatches(SortedMap<String, String> stored, SortedMap<String, String> expected) {

  static FreshMatches of(RunFixture warehouse, String keyPrefix, MatchingConfig config)
      throws IOException {
    String matches = keyPrefix + TradeablePipeline.MATCHES;
    SortedMap<String, String> stored = new TreeMap<>();
    warehouse.entries().keySet().stream()
        .filter(key -> key.startsWith(matches) && !key.equals(matches + ".sources"))
        .forEach(key -> stored.put(key, "no row"));
    for (GenericRecord row : below(matches, warehouse.rows("matches"))) {
      put(stored, row, RecordSchema.of(MatchRow.class).value(row));
    }
    for (GenericRecord row : below(matches, warehouse.rows("unmatched"))) {
      put(stored, row, RecordSchema.of(UnmatchedRow.class).value(row));
    }
    SortedMap<String, String> expected = new TreeMap<>();
    InstrumentMatcher matcher =
        new InstrumentMatcher(TickerIndex.of(tickers(warehouse, keyPrefix)), config);
    String lists = keyPrefix + TradeablePipeline.INSTRUMENTS;
    for (GenericRecord row : below(lists, warehouse.rows("instruments"))) {
      InstrumentRow instrument = RecordSchema.of(InstrumentRow.class).value(row);
      expected.put(
          matches + instrument.instrumentId(),
          matcher.match(instrument).map(Record::toString).orElse("no row"));
    }
    return new FreshMatches(stored, expected);
  }

  private static void put(SortedMap<String, String> rows, GenericRecord row, Record value) {
    String before = rows.put(row.get("source_key").toString(), value.toString());
    if (!"no row".equals(before)) {
      throw new AssertionError(value + " stands beside " + before);
    }
  }

  private static List<GenericRecord> below(String prefix, List<GenericRecord> rows) {
    return rows.stream()
        .filter(row -> row.get("source_key").toString().startsWith(prefix))
        .toList();
  }

  private static List<ListedTicker> tickers(RunFixture warehouse, String keyPrefix)
      throws IOException {
    String prices = keyPrefix + TradeablePipeline.PRICES;
    Map<String, ListedTicker> tickers = new HashMap<>();
    Map<String, PriceFileRow> read = new HashMap<>();
    for (GenericRecord row : below(prices, warehouse.rows("price_files"))) {
      read.put(row.get("source_key").toString(), RecordSchema.of(PriceFileRow.class).value(row));
    }
    for (ManifestEntry entry : warehouse.entries().values()) {
      if (entry.key().startsWith(prices)) {
        Optional<PriceFileRow> row = Optional.ofNullable(read.get(entry.key()));
        TickerPath place = TickerPath.of(entry.key().substring(prices.length()));
        if (row.isPresent()) {
          tickers.put(place.ticker(), new ListedTicker(place, row, Optional.empty()));
        } else if (entry.status() == Status.FAILED) {
          Optional<String> code = entry.failure().map(Failure::code).map(Enum::name);
          tickers.putIfAbsent(place.ticker(), new ListedTicker(place, row, code));
        }
      }
    }
    return new ArrayList<>(tickers.values());
  }
}
