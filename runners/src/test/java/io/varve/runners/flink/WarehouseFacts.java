package io.varve.runners.flink;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.Manifest;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceMetadata;
import io.varve.io.parquet.RowReader;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Everything in the current snapshot of a warehouse, apart from what differs from run to run: run
 * ids, times, names of shards.
 *
 * @param rows by dataset, all columns but the run, sorted
 * @param entries by source key
 */
record WarehouseFacts(Map<String, List<String>> rows, Map<String, String> entries) {

  private static final Pattern RUN_ID = Pattern.compile("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{6}");

  /** Columns about the run that wrote or found a row. */
  private static final Set<String> OF_THE_RUN = Set.of("run_id", "valid_from_run", "valid_from");

  static WarehouseFacts of(String location) throws IOException {
    Warehouse warehouse = Warehouse.open(location);
    Storage storage = warehouse.storage();
    Manifest manifest =
        warehouse.snapshots().latest().map(Stored::snapshot).orElseThrow().manifest();
    List<DataFile> files = new ArrayList<>();
    Manifests.dataFiles(storage).forEach(manifest.dataFiles(), change -> files.add(change.file()));
    Map<String, List<String>> rows = new TreeMap<>();
    for (DataFile file : files) {
      addRows(storage, file, rows.computeIfAbsent(file.dataset(), name -> new ArrayList<>()));
    }
    rows.values().forEach(each -> each.sort(null));
    Map<String, String> entries = new TreeMap<>();
    Manifests.entries(storage)
        .forEach(manifest.entries(), entry -> entries.put(entry.key(), text(entry)));
    return new WarehouseFacts(rows, entries);
  }

  private static void addRows(Storage storage, DataFile file, List<String> rows)
      throws IOException {
    try (RowReader reader = RowReader.open(storage, file.path())) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(text(row.get()));
      }
    }
  }

  private static String text(GenericRecord row) {
    StringBuilder text = new StringBuilder();
    for (Schema.Field field : row.getSchema().getFields()) {
      if (!OF_THE_RUN.contains(field.name())) {
        text.append(row.get(field.pos())).append('|');
      }
    }
    return text.toString();
  }

  private static String text(ManifestEntry entry) {
    return String.join(
        " ",
        RUN_ID.matcher(text(entry.source())).replaceAll("RUN"),
        entry.contentHash().toString(),
        entry.status().toString(),
        entry.validation().toString(),
        entry.extractor().toString(),
        entry.live().rows().toString(),
        Integer.toString(entry.attempts()),
        entry.failure().map(why -> why.code() + " " + why.message()).orElse(""),
        entry.missingSince().toString(),
        entry.attempt().decision().toString(),
        entry.attempt().decisionDetail());
  }

  /** What is derived is numbered by its content, and has the time of its run. */
  private static String text(SourceMetadata source) {
    return source.generation().isEmpty()
        ? source.toString()
        : String.join(
            " ",
            source.uri(),
            Long.toString(source.sizeBytes()),
            source.changeToken(),
            source.storeChecksum().toString());
  }
}
