package io.varve.transforms.matching;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the region of a price file says of its market and of its currency. Immutable. */
final class RegionTable {

  static final String COLUMNS = "region,market,currency,earlier_currency";

  private record Region(
      Optional<String> market, Optional<String> currency, Optional<String> earlierCurrency) {}

  private static final Region UNKNOWN =
      new Region(Optional.empty(), Optional.empty(), Optional.empty());

  private final Map<String, Region> regions;

  private RegionTable(Map<String, Region> regions) {
    this.regions = Map.copyOf(regions);
  }

  /** Returns what a table says; no region may be in it twice. */
  static RegionTable of(DataTable table) {
    Map<String, Region> all = new HashMap<>();
    table.rows(
        row -> {
          String region = lower(row.get(0));
          Region known =
              new Region(
                  given(row.get(1)).map(DataTable::extension),
                  given(row.get(2)).map(DataTable::upper),
                  given(row.get(3)).map(DataTable::upper));
          if (all.put(region, known) != null) {
            throw new IllegalArgumentException(region + " is there twice");
          }
          return region;
        });
    return new RegionTable(all);
  }

  /** Returns the extension that stands for the market of a region's files. */
  Optional<String> market(String region) {
    return known(region).market();
  }

  /** Returns the currency that a region's prices most likely have. */
  Optional<String> currency(String region) {
    return known(region).currency();
  }

  /** Returns the one that the earlier program inferred. */
  Optional<String> earlierCurrency(String region) {
    return known(region).earlierCurrency();
  }

  private Region known(String region) {
    return regions.getOrDefault(lower(region), UNKNOWN);
  }

  private static Optional<String> given(String value) {
    return Optional.of(value).filter(text -> !text.isEmpty());
  }

  private static String lower(String region) {
    return region.toLowerCase(Locale.ROOT);
  }
}
