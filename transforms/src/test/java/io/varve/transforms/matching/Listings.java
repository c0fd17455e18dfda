package io.varve.transforms.matching;

import io.varve.transforms.instruments.InstrumentRow;
import io.varve.transforms.prices.TickerPath;
import io.varve.transforms.prices.row.PriceFileRow;
import io.varve.transforms.prices.row.PriceFileRow.DatedLines;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** Made-up price files and instruments. */
final class Listings {

  static final LocalDate START = LocalDate.of(2020, 1, 2);
  static final LocalDate END = LocalDate.of(2021, 3, 4);
  static final MatchingConfig OURS = MatchingConfig.defaults();
  static final MatchingConfig COMPATIBLE =
      new MatchingConfig(MatchingConfig.LsePolicy.BROKER, true);

  private Listings() {}

  /** A daily file without anything suspicious. */
  static ListedTicker file(String path) {
    return file(
        path,
        300,
        Optional.of("D"),
        0,
        new DatedLines(300, Optional.of(START), Optional.of(END), 0, 0, 0, 0, 0, false, false));
  }

  /** A file of hourly prices. */
  static ListedTicker hourly(String path) {
    return file(
        path,
        0,
        Optional.of("60"),
        300,
        new DatedLines(300, Optional.of(START), Optional.of(END), 0, 0, 0, 0, 0, true, false));
  }

  /** A file that never could be read. */
  static ListedTicker unread(String path, String code) {
    return new ListedTicker(TickerPath.of(path), Optional.empty(), Optional.of(code));
  }

  /** A file with these counts. */
  static ListedTicker file(
      String path, int priceRows, Optional<String> period, int dropped, DatedLines dated) {
    return new ListedTicker(
        TickerPath.of(path),
        Optional.of(row(path, priceRows, period, dropped, dated)),
        Optional.empty());
  }

  private static PriceFileRow row(
      String path, int priceRows, Optional<String> period, int dropped, DatedLines dated) {
    TickerPath place = TickerPath.of(path);
    boolean daily = period.equals(Optional.of("D"));
    return new PriceFileRow(
        place.ticker(),
        place.ticker(),
        path,
        place.region(),
        place.category(),
        "current",
        period,
        priceRows + dropped + 1,
        1,
        0,
        priceRows,
        dropped,
        daily ? dated.firstDate() : Optional.empty(),
        daily ? dated.lastDate() : Optional.empty(),
        0,
        0,
        daily ? 0 : dropped,
        dated);
  }

  /** The same file with other facts of its prices. */
  static ListedTicker withPrices(
      ListedTicker file, LocalDate start, LocalDate end, int gaps, int longest, int other) {
    PriceFileRow row = file.file().orElseThrow();
    return new ListedTicker(
        file.place(),
        Optional.of(
            new PriceFileRow(
                row.ticker(),
                row.stem(),
                row.relativePath(),
                row.region(),
                row.category(),
                row.layout(),
                row.period(),
                row.lines(),
                row.headerLines(),
                row.blankLines(),
                row.priceRows(),
                row.droppedRows(),
                Optional.of(start),
                Optional.of(end),
                gaps,
                longest,
                other,
                row.dated())),
        Optional.empty());
  }

  /** Files of the usual tree, by what follows {@code daily/}. */
  static TickerIndex tree(String... below) {
    return TickerIndex.of(
        Arrays.stream(below).map(path -> file("data/daily/" + path + ".txt")).toList());
  }

  static InstrumentRow instrument(String symbol) {
    return instrument(symbol, "", "");
  }

  static InstrumentRow instrument(String symbol, String market) {
    return instrument(symbol, market, "");
  }

  /** What is blank is absent, as in a list. */
  static InstrumentRow instrument(String symbol, String market, String currency) {
    return new InstrumentRow(
        "list.csv/" + symbol,
        2,
        given(symbol),
        Optional.of("XX0000000000"),
        given(market),
        Optional.of("Made Up plc"),
        given(currency),
        "list.csv");
  }

  private static Optional<String> given(String value) {
    return Optional.of(value).filter(text -> !text.isEmpty());
  }

  /** The ticker an instrument is matched to, else the reason why it is not, else {@code none}. */
  static String result(TickerIndex index, MatchingConfig config, InstrumentRow instrument) {
    return new InstrumentMatcher(index, config)
        .match(instrument)
        .map(row -> row instanceof MatchRow m ? m.matchedTicker() : ((UnmatchedRow) row).reason())
        .orElse("none");
  }

  static MatchRow matched(TickerIndex index, MatchingConfig config, InstrumentRow instrument) {
    return (MatchRow) new InstrumentMatcher(index, config).match(instrument).orElseThrow();
  }
}
