package io.varve.transforms.matching;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The markets that suffixes of symbols stand for. Immutable. */
final class SuffixTable {

  static final String COLUMNS = "suffix,extensions";

  private final Map<String, List<String>> extensions;

  private SuffixTable(Map<String, List<String>> extensions) {
    this.extensions = Map.copyOf(extensions);
  }

  /** Returns what a table says; no suffix may be in it twice. */
  static SuffixTable of(DataTable table) {
    Map<String, List<String>> all = new HashMap<>();
    table.rows(
        row -> {
          String suffix = DataTable.upper(row.get(0));
          if (all.put(suffix, DataTable.extensions(row.get(1))) != null) {
            throw new IllegalArgumentException(suffix + " is there twice");
          }
          return suffix;
        });
    return new SuffixTable(all);
  }

  /** Returns the extensions for a normalised suffix, the likelier first; none when unknown. */
  List<String> extensions(String suffix) {
    return extensions.getOrDefault(suffix, List.of());
  }
}
