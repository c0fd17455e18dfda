package io.varve.pipelines.verify;

import io.varve.io.manifest.VerifiedFile;
import io.varve.io.model.DataFile;
import io.varve.io.model.FileRef;
import io.varve.io.model.ManifestEntry;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.reextract.Comparison;
import io.varve.transforms.reextract.Reextraction;
import io.varve.transforms.work.WorkSettings.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/** Extracts documents of one shard again. Memory grows with their rows. Use once. */
final class ShardReextraction {

  private final Map<String, ManifestEntry> entries = new HashMap<>();
  private final List<DataFile> files = new ArrayList<>();

  void add(ManifestEntry entry) {
    entries.put(entry.key(), entry);
  }

  void add(DataFile file) {
    files.add(file);
  }

  /**
   * Extracts and compares each document.
   *
   * @param extractors extractors by fingerprint
   */
  void execute(
      Storage storage,
      Map<String, Extractor> extractors,
      Limits limits,
      ReextractionReport.Tally tally)
      throws IOException {
    Map<String, Map<String, List<GenericRecord>>> rows;
    try {
      rows = rows(storage);
    } catch (DamagedException e) {
      entries
          .keySet()
          .forEach(key -> tally.add(Comparison.notComparable(key, "its data files are damaged")));
      return;
    }
    Map<String, Reextraction> made = new HashMap<>();
    for (ManifestEntry entry : entries.values()) {
      String fingerprint = entry.extractor().fingerprint();
      Optional<Reextraction> again =
          Optional.ofNullable(extractors.get(fingerprint))
              .map(e -> made.computeIfAbsent(fingerprint, f -> new Reextraction(e, limits)));
      tally.add(
          again
              .map(a -> a.compare(entry, rows.getOrDefault(entry.key(), Map.of())))
              .orElseGet(
                  () ->
                      Comparison.notComparable(
                          entry.key(), "the extractor that made its rows is not there")));
    }
  }

  private Map<String, Map<String, List<GenericRecord>>> rows(Storage storage) throws IOException {
    Map<String, Map<String, List<GenericRecord>>> rows = new HashMap<>();
    for (DataFile file : files) {
      VerifiedFile.verify(
          storage, new FileRef(file.path(), file.rows(), file.sizeBytes(), file.sha256()));
      try (RowReader reader = RowReader.open(storage, file.path())) {
        for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
          String key = row.get().get(RowOrigin.SOURCE_KEY).toString();
          if (entries.containsKey(key)) {
            rows.computeIfAbsent(key, k -> new HashMap<>())
                .computeIfAbsent(file.dataset(), d -> new ArrayList<>())
                .add(row.get());
          }
        }
      }
    }
    return rows;
  }
}
