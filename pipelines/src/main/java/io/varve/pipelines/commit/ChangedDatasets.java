package io.varve.pipelines.commit;

import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Dataset;
import io.varve.io.model.DatasetState;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.ManifestEntry;
import io.varve.io.parquet.RowSchema;
import io.varve.io.run.RunWorkspace;
import io.varve.io.storage.DamagedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a run changes the totals of each dataset, and whether its data files hold exactly the rows
 * that its entries claim. Not safe for several threads.
 */
final class ChangedDatasets {

  private final RunWorkspace workspace;
  private final boolean keepsRows;
  private final Map<String, Dataset> declared = new TreeMap<>();
  private final Map<String, DataFile> before = new HashMap<>();
  private final Map<String, DatasetTotals> totals = new TreeMap<>();
  private final List<DataFile> added = new ArrayList<>();
  private final Set<String> places = new HashSet<>();
  private final Map<String, Long> expectedRows = new HashMap<>();

  ChangedDatasets(RunWorkspace workspace, CommitTerms terms) throws IOException {
    this.workspace = workspace;
    this.keepsRows = terms.keepsRows();
    terms.datasets().forEach(dataset -> declared.put(dataset.name(), dataset));
    workspace.dataFilesByShard().values().stream()
        .flatMap(List::stream)
        .forEach(file -> before.put(file.place(), file));
    places.addAll(before.keySet());
  }

  /** Notes the rows that an entry claims. */
  void expect(ManifestEntry entry) {
    entry
        .live()
        .shard()
        .ifPresent(
            shard ->
                entry
                    .live()
                    .rows()
                    .forEach(
                        (dataset, n) -> expectedRows.merge(dataset + "/" + shard, n, Long::sum)));
  }

  /** Notes a changed data file. */
  void add(DataFileChange change) {
    DataFile file = change.file();
    DatasetTotals total = totals.getOrDefault(file.dataset(), DatasetTotals.ZERO);
    DataFile old = before.get(file.place());
    total = old == null ? total : total.minus(old);
    if (change.removed()) {
      places.remove(file.place());
    } else {
      total = total.plus(file);
      added.add(file);
      places.add(file.place());
    }
    totals.put(file.dataset(), total);
  }

  /**
   * Checks that each new data file is there with its recorded size, that a new shard holds the rows
   * of its entries, that no entry claims rows that no data file holds, and that no row is lost or
   * doubled where none may be.
   *
   * @throws DamagedException when one does not
   */
  void check() throws IOException {
    for (DataFile file : added) {
      Optional<Long> size = workspace.warehouse().storage().size(file.path());
      if (!size.equals(Optional.of(file.sizeBytes()))) {
        throw new DamagedException(
            file.path(),
            file.sizeBytes() + " bytes",
            size.map(bytes -> bytes + " bytes").orElse("no such file"));
      }
      long expected = expectedRows.getOrDefault(file.place(), 0L);
      if (!before.containsKey(file.place()) && expected != file.rows()) {
        throw new DamagedException(
            file.path(), expected + " rows of its entries", file.rows() + " rows");
      }
    }
    for (Map.Entry<String, Long> claim : expectedRows.entrySet()) {
      if (claim.getValue() > 0 && !places.contains(claim.getKey())) {
        throw new DamagedException(
            claim.getKey(), claim.getValue() + " rows of its entries", "no data file");
      }
    }
    for (Map.Entry<String, DatasetTotals> total : totals.entrySet()) {
      if (keepsRows && total.getValue().rows() != 0) {
        throw new DamagedException(
            "dataset " + total.getKey(),
            "as many rows as before",
            total.getValue().rows() + " more");
      }
    }
  }

  /** Returns the shards that the commit brings in. */
  Set<String> newShards() {
    return added.stream()
        .filter(file -> !before.containsKey(file.place()))
        .map(DataFile::shard)
        .collect(Collectors.toSet());
  }

  /**
   * Returns the changed datasets with the change of their totals. Those that could have rows and
   * have none yet are among them, so that readers find a table without rows instead of none.
   */
  Map<String, DatasetState> states() throws IOException {
    Map<String, DatasetState> known =
        workspace.planned().map(stored -> stored.snapshot().datasets()).orElse(Map.of());
    Map<String, DatasetState> states = new TreeMap<>();
    totals.forEach((name, total) -> states.put(name, state(name, known).with(total)));
    declared.keySet().stream()
        .filter(name -> !known.containsKey(name) && !totals.containsKey(name))
        .forEach(name -> states.put(name, state(name, known)));
    return states;
  }

  /**
   * A dataset that the extractor does not fill any more can only lose rows, and keeps its schema.
   */
  private DatasetState state(String name, Map<String, DatasetState> known) {
    Dataset dataset = declared.get(name);
    if (dataset == null) {
      return known.get(name);
    }
    return new DatasetState(
        RowSchema.of(dataset).avro().toString(),
        dataset.keyColumns(),
        dataset.references(),
        DatasetTotals.ZERO);
  }
}
