package io.varve.transforms.matching;

import io.varve.transforms.prices.row.PriceFileRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The price files by what instruments can be found by. Immutable; any number of threads may read
 * it. The order of the files it is made of does not matter. It is held in memory as a whole: about
 * 1 kB per ticker together with what is known of the file, so 100 MB for 100,000.
 */
public final class TickerIndex {

  private final Map<String, ListedTicker> tickers;
  private final Map<String, List<ListedTicker>> bases;
  private final Set<String> extensions;
  private final Set<String> markets;

  private TickerIndex(Collection<ListedTicker> files) {
    tickers = new HashMap<>(files.size() * 4 / 3 + 1);
    bases = new HashMap<>(files.size() * 4 / 3 + 1);
    extensions = new HashSet<>();
    markets = new HashSet<>();
    List<ListedTicker> sorted = new ArrayList<>(files);
    sorted.sort(
        Comparator.comparing(TickerIndex::isOfOtherPeriod)
            .thenComparing(file -> file.failure().isPresent())
            .thenComparing(file -> file.place().relativePath()));
    sorted.forEach(this::add);
  }

  /**
   * Returns the index of these files. Of two files with the same ticker one counts: rather one with
   * daily prices, then one that could be read, else the first by path.
   */
  public static TickerIndex of(Collection<ListedTicker> files) {
    return new TickerIndex(files);
  }

  private void add(ListedTicker file) {
    String ticker = file.place().ticker();
    if (tickers.putIfAbsent(ticker, file) != null) {
      return;
    }
    int dot = ticker.indexOf('.');
    String base = dot < 0 ? ticker : ticker.substring(0, dot);
    // Nearly all bases have one ticker: lists of one are the smallest.
    bases.merge(
        base,
        List.of(file),
        (before, one) -> {
          List<ListedTicker> both = new ArrayList<>(before);
          both.addAll(one);
          return List.copyOf(both);
        });
    extensions.add(file.place().extension());
    markets.add(market(file).orElse(""));
  }

  /** Returns the file with this ticker, upper case. The stem of a file is its ticker. */
  public Optional<ListedTicker> ticker(String ticker) {
    return Optional.ofNullable(tickers.get(ticker));
  }

  /** Returns the files whose tickers have this before the first dot. */
  public List<ListedTicker> base(String base) {
    return bases.getOrDefault(base, List.of());
  }

  /** Returns whether any file has this extension; the empty one is that of files without one. */
  public boolean hasExtension(String extension) {
    return extensions.contains(extension);
  }

  /** Returns whether any file is of the market that this extension stands for. */
  public boolean hasMarket(String extension) {
    return markets.contains(extension);
  }

  /** Returns the number of tickers. */
  public int size() {
    return tickers.size();
  }

  /**
   * Returns the market of a file as an extension: its own, without one that of its region; absent
   * when the region has none either.
   */
  static Optional<String> market(ListedTicker file) {
    String extension = file.place().extension();
    return extension.isEmpty()
        ? MatchingTables.get().regions().market(file.place().region())
        : Optional.of(extension);
  }

  /** Of a file that could not be read only its folder tells. */
  private static boolean isOfOtherPeriod(ListedTicker file) {
    return file.failure().isPresent() ? !file.place().period().isEmpty() : otherPeriodOnly(file);
  }

  /** Returns whether a file has prices of other periods than a day, and none of a day. */
  static boolean otherPeriodOnly(ListedTicker file) {
    return file.file()
        .filter(row -> row.priceRows() == 0)
        .flatMap(PriceFileRow::period)
        .filter(period -> !period.equals("D"))
        .isPresent();
  }
}
