package io.varve.transforms.compact;

import io.varve.io.model.DataFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Small shards that are to become one. Not safe for several threads. */
final class Bin {

  private final Map<String, String> schemas;
  private final Map<String, Long> bytes = new TreeMap<>();
  private final Map<String, String> schemaByDataset = new TreeMap<>();
  private final List<ShardFiles> shards = new ArrayList<>();

  /**
   * Returns an empty bin.
   *
   * @param schemas schema of each data file by path
   */
  Bin(Map<String, String> schemas) {
    this.schemas = schemas;
  }

  /**
   * Returns whether a shard fits in: no data file grows beyond the target, and each dataset keeps
   * one schema, so that no column is lost.
   */
  boolean takes(ShardFiles shard, long targetBytes) {
    return shard.files().stream()
        .allMatch(
            file ->
                bytes.getOrDefault(file.dataset(), 0L) + file.sizeBytes() <= targetBytes
                    && schemaByDataset
                        .getOrDefault(file.dataset(), schema(file))
                        .equals(schema(file)));
  }

  void add(ShardFiles shard) {
    shards.add(shard);
    for (DataFile file : shard.files()) {
      bytes.merge(file.dataset(), file.sizeBytes(), Long::sum);
      schemaByDataset.put(file.dataset(), schema(file));
    }
  }

  List<ShardFiles> shards() {
    return shards;
  }

  /** Returns the size of its largest data file if all became one, in bytes. */
  long bytes() {
    return bytes.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Returns the largest number of data files of a dataset that would become one. */
  long merged() {
    Map<String, Long> files = new TreeMap<>();
    shards.forEach(
        shard -> shard.files().forEach(file -> files.merge(file.dataset(), 1L, Long::sum)));
    return files.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private String schema(DataFile file) {
    return schemas.getOrDefault(file.path(), "");
  }
}
