package io.varve.transforms.derive;

import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Dataset;
import io.varve.io.model.ManifestEntry;
import io.varve.io.parquet.RecordSchema;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.parquet.RowSchema;
import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;

/**
 * What a run has come to, before its commit: the planned snapshot with the outcomes on top. Rows
 * that the run replaces or removes are left out, although their files still hold them. Data files
 * are compared with their recorded hash before they are read. Memory grows with the changed entries
 * and the number of data files. Not safe for several threads.
 */
public final class RunState implements SourceState {

  private final RunWorkspace workspace;
  private final Map<String, ManifestEntry> changed = new HashMap<>();
  private final List<DataFile> added = new ArrayList<>();

  public RunState(RunWorkspace workspace) {
    this.workspace = workspace;
  }

  /** Puts an outcome on top. */
  public void add(ShardOutcome outcome) {
    outcome.entries().forEach(entry -> changed.put(entry.key(), entry));
    outcome.dataFiles().stream()
        .filter(change -> !change.removed())
        .map(DataFileChange::file)
        .forEach(added::add);
  }

  @Override
  public void forEachEntry(String keyPrefix, EntryVisitor visitor) throws IOException {
    Set<String> fresh = new HashSet<>(changed.keySet());
    workspace.forEachEntry(
        entry -> {
          fresh.remove(entry.key());
          visit(changed.getOrDefault(entry.key(), entry), keyPrefix, visitor);
        });
    for (String key : fresh) {
      visit(changed.get(key), keyPrefix, visitor);
    }
  }

  private static void visit(ManifestEntry entry, String keyPrefix, EntryVisitor visitor)
      throws IOException {
    if (!entry.isRemoval() && entry.key().startsWith(keyPrefix)) {
      visitor.visit(entry);
    }
  }

  @Override
  public <T extends Record> void forEachRow(Dataset dataset, Class<T> type, RowVisitor<T> visitor)
      throws IOException {
    List<DataFile> files = new ArrayList<>(added);
    workspace.dataFilesByShard().values().forEach(files::addAll);
    Set<String> shards = shardsWithRows(dataset);
    for (DataFile file : files) {
      // A file whose rows are all replaced may be the lost one that they are replaced for.
      if (file.dataset().equals(dataset.name()) && shards.contains(file.shard())) {
        readFile(file, dataset, type, visitor);
      }
    }
  }

  private Set<String> shardsWithRows(Dataset dataset) throws IOException {
    Set<String> shards = new HashSet<>();
    forEachEntry(
        "",
        entry -> {
          if (entry.live().rows().containsKey(dataset.name())) {
            entry.live().shard().ifPresent(shards::add);
          }
        });
    return shards;
  }

  private <T extends Record> void readFile(
      DataFile file, Dataset dataset, Class<T> type, RowVisitor<T> visitor) throws IOException {
    workspace.verify(file);
    RecordSchema<T> schema = RecordSchema.of(type);
    try (RowReader reader =
        RowReader.open(
            workspace.warehouse().storage(), file.path(), RowSchema.of(dataset).avro())) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        String key = row.get().get(RowOrigin.SOURCE_KEY).toString();
        if (isLive(key, file.shard())) {
          visitor.visit(key, schema.value(row.get()));
        }
      }
    }
  }

  /** Rows of the planned snapshot are all live, except of files that this run changed. */
  private boolean isLive(String key, String shard) {
    ManifestEntry entry = changed.get(key);
    return entry == null || entry.live().shard().equals(Optional.of(shard));
  }
}
