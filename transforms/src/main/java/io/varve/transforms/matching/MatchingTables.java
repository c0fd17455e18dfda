package io.varve.transforms.matching;

import io.varve.io.model.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The data that matching goes by. They ship with the program as small files beside this class.
 * Immutable.
 *
 * @param suffixes markets that suffixes of symbols stand for
 * @param markets what the words of brokers for a market mean
 * @param aliases symbols that changed
 * @param regions markets and currencies of regions
 * @param hash over the files, so that a changed line is a changed identity
 */
record MatchingTables(
    SuffixTable suffixes,
    MarketWords markets,
    AliasTable aliases,
    RegionTable regions,
    ContentHash hash) {

  private static final MatchingTables SHIPPED = shipped();

  /** Returns those of the program; they are read once. */
  static MatchingTables get() {
    return SHIPPED;
  }

  private static MatchingTables shipped() {
    DataTable suffixes = DataTable.read("suffixes.csv", SuffixTable.COLUMNS);
    DataTable markets = DataTable.read("markets.csv", MarketWords.COLUMNS);
    DataTable aliases = DataTable.read("aliases.csv", AliasTable.COLUMNS);
    DataTable regions = DataTable.read("regions.csv", RegionTable.COLUMNS);
    return new MatchingTables(
        SuffixTable.of(suffixes),
        MarketWords.of(markets),
        AliasTable.of(aliases),
        RegionTable.of(regions),
        hash(List.of(suffixes, markets, aliases, regions)));
  }

  /** Returns one hash over the names and contents of tables. */
  static ContentHash hash(List<DataTable> tables) {
    String all =
        tables.stream()
            .map(table -> table.name() + "=" + table.hash())
            .collect(Collectors.joining("\n"));
    return ContentHash.of(all.getBytes(StandardCharsets.UTF_8));
  }
}
