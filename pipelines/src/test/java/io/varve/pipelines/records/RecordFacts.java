package io.varve.pipelines.records;

import io.varve.io.model.ManifestEntry;
import io.varve.io.snapshot.NoWarehouseException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a reader sees of the records in a warehouse, apart from names and times that differ from run
 * to run.
 *
 * @param rows all versions of all records
 * @param entries per key its state
 */
record RecordFacts(List<String> rows, Map<String, String> entries) {

  /** What there is before the first commit. */
  static final RecordFacts NOTHING = new RecordFacts(List.of(), Map.of());

  /** Reads the current snapshot. */
  static RecordFacts of(RecordsFixture records) throws IOException {
    try {
      Map<String, String> entries = new TreeMap<>();
      records.stored().entries().forEach((key, entry) -> entries.put(key, text(entry)));
      return new RecordFacts(records.versions().facts(), entries);
    } catch (NoWarehouseException e) {
      return NOTHING;
    }
  }

  private static String text(ManifestEntry entry) {
    return entry.status()
        + " "
        + entry.contentHash()
        + " "
        + entry.live().rows()
        + " missing "
        + entry.missingSince().isPresent();
  }
}
