package io.varve.io.audit.lineage;

import io.varve.io.manifest.VerifiedFile;
import io.varve.io.model.DataFile;
import io.varve.io.model.FileRef;
import io.varve.io.parquet.Projection;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.generic.GenericRecord;

/**
 * Where a data file comes from.
 *
 * @param named the file as snapshots name it
 * @param now the file that holds its rows: another one after a purge; absent when none are left
 * @param presences kept snapshots that list it, oldest first
 * @param sources what each source file has in it, by key
 */
public record DataFileLineage(
    DataFile named, Optional<DataFile> now, List<Presence> presences, List<SourceShare> sources) {

  private static final Set<String> ORIGIN = Set.of(RowOrigin.SOURCE_KEY, "content_hash", "run_id");

  public DataFileLineage {
    presences = List.copyOf(presences);
    sources = List.copyOf(sources);
  }

  /**
   * Reads it; memory grows with the source files in the data file.
   *
   * @param path path inside the warehouse
   * @return nothing when no kept snapshot lists the file
   * @throws io.varve.io.storage.DamagedException when the file is not what was recorded
   */
  public static Optional<DataFileLineage> read(Warehouse warehouse, History history, String path)
      throws IOException {
    Optional<PresenceReader.Found> found = new PresenceReader(warehouse, history, path).read();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Optional<DataFile> now = history.now(found.get().file());
    return Optional.of(
        new DataFileLineage(
            found.get().file(),
            now,
            found.get().presences(),
            now.isEmpty() ? List.of() : sources(warehouse.storage(), now.get())));
  }

  private static List<SourceShare> sources(Storage storage, DataFile file) throws IOException {
    VerifiedFile.verify(
        storage, new FileRef(file.path(), file.rows(), file.sizeBytes(), file.sha256()));
    TreeMap<String, SourceShare> shares = new TreeMap<>();
    try (RowReader reader =
        RowReader.open(
            storage,
            file.path(),
            Projection.of(RowReader.schemaOf(storage, file.path()), ORIGIN))) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        SourceShare one = share(row.get());
        shares.merge(one.sourceKey(), one, DataFileLineage::sum);
      }
    }
    return List.copyOf(shares.values());
  }

  private static SourceShare share(GenericRecord row) {
    return new SourceShare(
        row.get(RowOrigin.SOURCE_KEY).toString(),
        row.get("content_hash").toString(),
        1,
        new TreeSet<>(Set.of(row.get("run_id").toString())));
  }

  private static SourceShare sum(SourceShare one, SourceShare more) {
    TreeSet<String> runs = new TreeSet<>(one.runIds());
    runs.addAll(more.runIds());
    return new SourceShare(one.sourceKey(), one.contentHash(), one.rows() + more.rows(), runs);
  }
}
