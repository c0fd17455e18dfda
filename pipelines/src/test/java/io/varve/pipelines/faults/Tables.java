package io.varve.pipelines.faults;

import io.varve.io.model.DataFile;
import io.varve.io.model.ManifestEntry;
import io.varve.pipelines.run.RunFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a compaction must not change: all columns of all rows, and entries but for their shards.
 *
 * @param rows rows, sorted
 * @param entries entries by key
 */
record Tables(List<String> rows, Map<String, ManifestEntry> entries) {

  /** Reads the current snapshot. */
  static Tables of(RunFixture fixture) throws IOException {
    List<String> rows = new ArrayList<>();
    for (String dataset : List.of("documents", "lines")) {
      fixture.rows(dataset).forEach(row -> rows.add(dataset + " " + row));
    }
    Collections.sort(rows);
    Map<String, ManifestEntry> entries = new TreeMap<>();
    fixture
        .entries()
        .forEach(
            (key, entry) ->
                entries.put(key, entry.live().shard().isEmpty() ? entry : entry.movedTo("any")));
    return new Tables(rows, entries);
  }

  /** Returns the number of data files of each dataset in the current snapshot. */
  static Map<String, Long> files(RunFixture fixture) throws IOException {
    Map<String, Long> files = new TreeMap<>();
    for (DataFile file : fixture.dataFiles()) {
      files.merge(file.dataset(), 1L, Long::sum);
    }
    return files;
  }
}
