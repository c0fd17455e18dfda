package io.varve.pipelines.faults;

import io.varve.io.model.ManifestEntry;
import io.varve.io.snapshot.NoWarehouseException;
import io.varve.pipelines.run.RunFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * What a reader sees in a warehouse, apart from names that differ from run to run: two runs over
 * the same files must leave equal facts, whatever happened on the way.
 *
 * @param rows all rows of all datasets, sorted
 * @param entries per source key its status and hash
 */
public record Facts(List<String> rows, Map<String, String> entries) {

  /** What there is before the first commit. */
  public static final Facts NOTHING = new Facts(List.of(), Map.of());

  /** Reads the current snapshot. */
  public static Facts of(RunFixture fixture) throws IOException {
    try {
      List<String> rows = new ArrayList<>();
      for (String dataset : List.of("documents", "lines")) {
        fixture.rows(dataset).forEach(row -> rows.add(dataset + " " + text(row)));
      }
      Collections.sort(rows);
      Map<String, String> entries = new TreeMap<>();
      fixture.entries().values().forEach(entry -> entries.put(entry.key(), text(entry)));
      return new Facts(rows, entries);
    } catch (NoWarehouseException e) {
      return NOTHING;
    }
  }

  private static String text(ManifestEntry entry) {
    return entry.status() + " " + entry.contentHash() + " " + entry.live().rows();
  }

  private static String text(GenericRecord row) {
    StringBuilder text = new StringBuilder();
    for (Schema.Field field : row.getSchema().getFields()) {
      if (!field.name().equals("run_id")) {
        text.append(row.get(field.pos())).append('|');
      }
    }
    return text.toString();
  }
}
