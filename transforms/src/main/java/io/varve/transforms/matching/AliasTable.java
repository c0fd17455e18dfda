package io.varve.transforms.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Under which other symbols the files of a company may be found. Immutable. */
final class AliasTable {

  static final String COLUMNS = "extension,symbol,file";

  private final Map<String, List<String>> tickers;

  private AliasTable(Map<String, List<String>> tickers) {
    this.tickers = Map.copyOf(tickers);
  }

  /** Returns what a table says. */
  static AliasTable of(DataTable table) {
    Map<String, List<String>> all = new HashMap<>();
    table.rows(
        row -> {
          String extension = DataTable.extension(row.get(0));
          String old = DataTable.upper(row.get(1)) + extension;
          return all.computeIfAbsent(old, key -> new ArrayList<>())
              .add(DataTable.upper(row.get(2)) + extension);
        });
    all.replaceAll((old, tickers) -> List.copyOf(tickers));
    return new AliasTable(all);
  }

  /** Returns other tickers for this one, in the order of the table. */
  List<String> of(String ticker) {
    return tickers.getOrDefault(ticker, List.of());
  }
}
