package io.varve.runners.export.prices;

import io.varve.io.model.ContentHash;
import io.varve.transforms.instruments.InstrumentDatasets;
import io.varve.transforms.instruments.InstrumentRow;
import io.varve.transforms.matching.MatchDatasets;
import io.varve.transforms.matching.MatchRow;
import io.varve.transforms.matching.UnmatchedRow;
import io.varve.transforms.prices.PriceDatasets;
import io.varve.transforms.prices.TickerPath;
import io.varve.transforms.prices.row.PriceFileRow;
import io.varve.transforms.prices.row.PriceFileRow.DatedLines;
import io.varve.transforms.prices.row.PriceRow;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A made-up world of price files and instruments, which changes between snapshots. */
public final class MadeUpPrices {

  private final Map<String, List<PriceRow>> files = new TreeMap<>();
  private final Map<String, String> statuses = new TreeMap<>();
  private final List<InstrumentRow> instruments = new ArrayList<>();
  private final Map<String, String> paths = new TreeMap<>();
  private final Set<String> bare = new TreeSet<>();

  /** What one source file becomes. */
  record Made(String key, long size, String contentHash, Map<String, List<Record>> rows) {}

  /** Has a price file with one close per day from the first of 2024 on. */
  public MadeUpPrices prices(String path, double... closes) {
    List<PriceRow> rows = new ArrayList<>();
    String ticker = TickerPath.of(path).ticker();
    for (int i = 0; i < closes.length; i++) {
      double close = closes[i];
      rows.add(
          new PriceRow(
              ticker,
              LocalDate.of(2024, 1, 1).plusDays(i),
              Optional.of(close),
              Optional.of(close + 1),
              Optional.of(close),
              close,
              Optional.of(100.0 * i),
              Optional.of(0.0),
              i + 2,
              Optional.empty()));
    }
    return rows(path, rows);
  }

  /** Has a price file without a byte. */
  public MadeUpPrices empty(String path) {
    bare.add(path);
    return rows(path, List.of());
  }

  /** Has a price file with these rows. */
  MadeUpPrices rows(String path, List<PriceRow> rows) {
    files.put(path, List.copyOf(rows));
    statuses.put(path, rows.isEmpty() ? "empty" : "ok");
    return this;
  }

  /** Says how good the data of a price file are. */
  MadeUpPrices status(String path, String status) {
    statuses.put(path, status);
    return this;
  }

  MadeUpPrices gone(String path) {
    files.remove(path);
    return this;
  }

  /** Has an instrument that belongs to a price file, or to none when the path is empty. */
  public MadeUpPrices instrument(String list, int line, String symbol, String path) {
    String id = list + "/" + symbol;
    instruments.removeIf(row -> row.instrumentId().equals(id));
    instruments.add(
        new InstrumentRow(
            id,
            line,
            Optional.of(symbol),
            Optional.empty(),
            Optional.of("NSQ"),
            Optional.of("Name of " + symbol + ", \"Inc.\""),
            Optional.of("USD"),
            list));
    paths.put(id, path);
    return this;
  }

  /** No instrument has this symbol any more. */
  MadeUpPrices without(String symbol) {
    instruments.removeIf(row -> row.symbol().equals(Optional.of(symbol)));
    return this;
  }

  /** Returns the price files. */
  List<Made> priceFiles() {
    List<Made> made = new ArrayList<>();
    files.forEach(
        (path, rows) ->
            made.add(
                new Made(
                    "prices/" + path,
                    bare.contains(path) ? 0 : 1,
                    hash(bare.contains(path) ? "" : path + rows),
                    stored(path, rows))));
    return made;
  }

  /** Returns what a price file with one row becomes. */
  static Map<String, List<Record>> rows(String path, PriceRow row) {
    return stored(path, List.of(row));
  }

  private static Map<String, List<Record>> stored(String path, List<PriceRow> rows) {
    return Map.of(
        PriceDatasets.PRICE_FILES,
        List.of(file(path, rows)),
        PriceDatasets.PRICES,
        List.copyOf(rows));
  }

  /** Returns the lists of instruments. */
  List<Made> lists() {
    Map<String, List<Record>> lists = new TreeMap<>();
    for (InstrumentRow row : instruments) {
      lists.computeIfAbsent(row.sourceFile(), list -> new ArrayList<>()).add(row);
    }
    List<Made> made = new ArrayList<>();
    lists.forEach(
        (list, rows) ->
            made.add(
                new Made(
                    "instruments/" + list,
                    1,
                    hash(rows.toString()),
                    Map.of(InstrumentDatasets.INSTRUMENTS, rows))));
    return made;
  }

  /** Returns what became of each instrument, in the order in which they were named. */
  List<Made> matching() {
    List<Made> made = new ArrayList<>();
    for (InstrumentRow row : instruments) {
      String path = paths.get(row.instrumentId());
      Map<String, List<Record>> rows =
          path.isEmpty()
              ? Map.of(MatchDatasets.UNMATCHED, List.of(unmatched(row)))
              : Map.of(MatchDatasets.MATCHES, List.of(match(row, path)));
      made.add(new Made("matches/" + row.instrumentId(), 1, hash(rows.toString()), rows));
    }
    return made;
  }

  private MatchRow match(InstrumentRow row, String path) {
    TickerPath place = TickerPath.of(path);
    List<PriceRow> rows = files.getOrDefault(path, List.of());
    return new MatchRow(
        row.instrumentId(),
        row.symbol().orElseThrow(),
        row.isin(),
        row.market(),
        row.name(),
        row.currency(),
        place.ticker(),
        path,
        place.region(),
        place.category(),
        "ticker",
        row.sourceFile(),
        rows.stream().findFirst().map(PriceRow::date),
        rows.stream().map(PriceRow::date).reduce((a, b) -> b),
        rows.size(),
        Optional.of("USD"),
        Optional.of("USD"),
        "match",
        statuses.getOrDefault(path, "error:DECODE"),
        Optional.empty());
  }

  private static UnmatchedRow unmatched(InstrumentRow row) {
    return new UnmatchedRow(
        row.instrumentId(),
        row.symbol(),
        row.isin(),
        row.market(),
        row.name(),
        row.currency(),
        row.sourceFile(),
        "manual_review");
  }

  private static PriceFileRow file(String path, List<PriceRow> rows) {
    TickerPath place = TickerPath.of(path);
    Optional<LocalDate> first = rows.stream().findFirst().map(PriceRow::date);
    Optional<LocalDate> last = rows.stream().map(PriceRow::date).reduce((a, b) -> b);
    DatedLines dated = new DatedLines(rows.size(), first, last, 0, 0, 0, 0, 0, false, false);
    return new PriceFileRow(
        place.ticker(),
        place.ticker(),
        path,
        place.region(),
        place.category(),
        "current",
        Optional.of("D"),
        rows.size() + 1,
        1,
        0,
        rows.size(),
        0,
        first,
        last,
        0,
        rows.size() > 1 ? 1 : 0,
        0,
        dated);
  }

  private static String hash(String text) {
    return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).value();
  }
}
