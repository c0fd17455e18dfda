package io.varve.transforms.records.version;

import io.varve.io.model.DataFile;
import io.varve.io.model.Dataset;
import io.varve.io.parquet.Projection;
import io.varve.io.parquet.RecordSchema;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.parquet.RowSchema;
import io.varve.io.run.RunWorkspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Reads the stored versions of some records of the snapshot that the run was planned on. Data files
 * are compared with their recorded hash first. Memory grows with the versions asked for. Not safe
 * for several threads.
 */
public final class StoredVersions {

  private static final RecordSchema<Version> VERSION = RecordSchema.of(Version.class);

  private final RunWorkspace workspace;
  private final String dataset;
  private final Schema columns;
  private Map<String, List<DataFile>> filesByShard = Map.of();
  private boolean loaded;

  public StoredVersions(RunWorkspace workspace, Dataset dataset) {
    this.workspace = workspace;
    this.dataset = dataset.name();
    Set<String> names = new HashSet<>(Set.of(RowOrigin.SOURCE_KEY));
    VERSION.avro().getFields().forEach(field -> names.add(field.name()));
    this.columns = Projection.of(RowSchema.of(dataset).avro(), names);
  }

  /**
   * Returns the versions by key; a record without any has none.
   *
   * @param keys keys of records
   * @param shards shards that hold their rows
   */
  public Map<String, List<Version>> read(Set<String> keys, Set<String> shards) throws IOException {
    Map<String, List<Version>> versions = new HashMap<>();
    for (String shard : shards) {
      for (DataFile file : files(shard)) {
        if (file.dataset().equals(dataset)) {
          read(file, keys, versions);
        }
      }
    }
    return versions;
  }

  private void read(DataFile file, Set<String> keys, Map<String, List<Version>> versions)
      throws IOException {
    workspace.verify(file);
    try (RowReader reader =
        RowReader.open(
            workspace.warehouse().storage(),
            file.path(),
            columns,
            Map.of(RowOrigin.SOURCE_KEY, keys))) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        String key = row.get().get(RowOrigin.SOURCE_KEY).toString();
        versions.computeIfAbsent(key, k -> new ArrayList<>()).add(VERSION.value(row.get()));
      }
    }
  }

  private List<DataFile> files(String shard) throws IOException {
    if (!loaded) {
      filesByShard = workspace.dataFilesByShard();
      loaded = true;
    }
    return filesByShard.getOrDefault(shard, List.of());
  }
}
