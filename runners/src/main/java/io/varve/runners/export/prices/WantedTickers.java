package io.varve.runners.export.prices;

import io.varve.io.model.ManifestEntry;
import io.varve.runners.export.folder.Origin;
import io.varve.runners.export.prices.ExportedPrices.Flaw;
import io.varve.runners.export.prices.TickerFile.Source;
import io.varve.transforms.matching.MatchRow;
import io.varve.transforms.prices.PriceDatasets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which files the matched tickers of a snapshot need. Memory grows with the matched tickers.
 *
 * @param files the files, by name
 * @param skipped tickers that get none because they have no prices
 * @param flaws tickers that should have one and cannot
 */
record WantedTickers(List<TickerFile> files, List<String> skipped, List<Flaw> flaws) {

  private static final String EMPTY = "empty";
  private static final String MISSING = "missing";
  private static final String ERROR = "error:";

  WantedTickers {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
    flaws = List.copyOf(flaws);
  }

  /** The columns of a price file that tell its place. */
  record Place(String relativePath) {}

  /**
   * Reads which are wanted.
   *
   * @param includeEmpty whether tickers without prices get a file, too
   */
  static WantedTickers read(
      SnapshotFiles files, List<MatchRow> matches, PriceFormat format, boolean includeEmpty)
      throws IOException {
    Map<String, Map<String, MatchRow>> byName = new TreeMap<>();
    for (MatchRow match : matches) {
      byName
          .computeIfAbsent(format.fileName(match.matchedTicker()), n -> new TreeMap<>())
          .putIfAbsent(match.stooqPath(), match);
    }
    List<MatchRow> wanted = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    List<Flaw> flaws = new ArrayList<>();
    byName.forEach(
        (name, paths) -> {
          MatchRow match = paths.values().iterator().next();
          Optional<String> flaw =
              paths.size() > 1
                  ? Optional.of(
                      "its file could be one of "
                          + paths.keySet()
                          + "; choose an input with --key-prefix")
                  : TickerName.flaw(match.matchedTicker(), name)
                      .map(why -> why + "; rename its price file");
          if (flaw.isPresent()) {
            flaws.add(new Flaw(match.matchedTicker(), name, flaw.get()));
          } else if (includeEmpty || hasPrices(match.dataStatus())) {
            wanted.add(match);
          } else {
            skipped.add(match.matchedTicker());
          }
        });
    return new WantedTickers(located(files, wanted, format, flaws), skipped, flaws);
  }

  private static boolean hasPrices(String dataStatus) {
    return !dataStatus.equals(EMPTY)
        && !dataStatus.startsWith(MISSING)
        && !dataStatus.startsWith(ERROR);
  }

  private static List<TickerFile> located(
      SnapshotFiles files, List<MatchRow> wanted, PriceFormat format, List<Flaw> flaws)
      throws IOException {
    Map<String, List<String>> keys = keys(files, wanted);
    Set<String> all = new HashSet<>();
    keys.values().forEach(all::addAll);
    Map<String, ManifestEntry> entries = files.entries(all);
    List<TickerFile> located = new ArrayList<>();
    for (MatchRow match : wanted) {
      List<String> found = keys.getOrDefault(match.stooqPath(), List.of());
      String ticker = match.matchedTicker();
      String name = format.fileName(ticker);
      if (found.size() > 1) {
        flaws.add(
            new Flaw(
                ticker,
                name,
                "its prices could be those of one of "
                    + found
                    + "; choose an input with --key-prefix"));
      } else {
        Optional<ManifestEntry> entry = found.stream().findFirst().map(entries::get);
        located.add(new TickerFile(ticker, name, entry.flatMap(WantedTickers::source)));
      }
    }
    return located;
  }

  /** Returns the source keys of the wanted price files by path; with several inputs it has more. */
  private static Map<String, List<String>> keys(SnapshotFiles files, List<MatchRow> wanted)
      throws IOException {
    Map<String, List<String>> keys = new HashMap<>();
    wanted.forEach(match -> keys.put(match.stooqPath(), new ArrayList<>(1)));
    files.forEach(
        PriceDatasets.PRICE_FILES,
        Place.class,
        (key, place) -> {
          List<String> found = keys.get(place.relativePath());
          if (found != null && !found.contains(key)) {
            found.add(key);
          }
        });
    return keys;
  }

  private static Optional<Source> source(ManifestEntry entry) {
    return entry
        .live()
        .shard()
        .map(
            shard ->
                new Source(
                    new Origin(
                        entry.key(),
                        entry.liveContentHash().orElse(""),
                        entry.extractor().fingerprint()),
                    shard,
                    entry.live().rows().getOrDefault(PriceDatasets.PRICES, 0L)));
  }
}
