package io.varve.transforms.records.detail;

import io.varve.io.model.ContentHash;
import io.varve.io.model.DataFile;
import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.model.SourceMetadata;
import io.varve.io.model.Status;
import io.varve.io.parquet.Projection;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowReader;
import io.varve.io.parquet.RowSchema;
import io.varve.io.run.RunWorkspace;
import io.varve.io.shard.ShardName;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Finds the records of some days whose details are not there, or are those of an earlier version.
 * Memory grows with the records of these days, about 300 bytes each.
 */
public final class DetailSelection {

  private static final String IS_CURRENT = "is_current";
  private static final String VERSION_HASH = "version_hash";

  private final DetailSettings settings;
  private final RunWorkspace workspace;

  public DetailSelection(DetailSettings settings) {
    this.settings = settings;
    this.workspace = settings.workspace();
  }

  /**
   * What is to be fetched.
   *
   * @param wanted records in the order of their ids, all that want something
   * @param settled number of records that have their details, or were asked about lately
   * @param parked number of records whose details were purged
   */
  public record Selected(List<WantedDetails> wanted, long settled, long parked) {}

  /** Returns what the records of these partitions want. */
  public Selected of(Set<String> partitions) throws IOException {
    Map<String, Current> records = records(partitions);
    Map<String, ManifestEntry> entries = entries(records);
    List<WantedDetails> wanted = new ArrayList<>();
    long settled = 0;
    long parked = 0;
    for (Map.Entry<String, Current> record : records.entrySet()) {
      Optional<ManifestEntry> entry =
          Optional.ofNullable(entries.get(settings.keys().details(record.getKey())));
      if (entry.filter(known -> known.status() == Status.PURGED).isPresent()) {
        parked++;
        continue;
      }
      Optional<Verdict> verdict = verdict(entry, record.getValue());
      if (verdict.isEmpty()) {
        settled++;
      } else {
        wanted.add(wanted(record.getKey(), record.getValue(), entry, verdict.get()));
      }
    }
    return new Selected(wanted, settled, parked);
  }

  private Optional<Verdict> verdict(Optional<ManifestEntry> entry, Current record) {
    if (entry.isEmpty()) {
      return Optional.of(Verdict.extract(Decision.ADDED, "not in the manifest"));
    }
    ManifestEntry known = entry.get();
    if (!known.attempt().processedAt().isBefore(settings.since())) {
      return Optional.empty();
    }
    if (settings.policy().force()) {
      return Optional.of(Verdict.extract(Decision.FORCED, "asked for by --force"));
    }
    if (known.status() == Status.FAILED) {
      return Optional.of(Verdict.extract(Decision.RETRY, "attempt " + (known.attempts() + 1)));
    }
    if (!known.extractor().equals(settings.details().identity().ref())) {
      return Optional.of(Verdict.extract(Decision.CONFIG_CHANGED, "read in another way now"));
    }
    return known.source().changeToken().equals(token(record.hash()))
        ? Optional.empty()
        : Optional.of(Verdict.extract(Decision.MODIFIED, "the record has changed since"));
  }

  private WantedDetails wanted(
      String id, Current record, Optional<ManifestEntry> entry, Verdict verdict) {
    SourceMetadata metadata =
        new SourceMetadata(
            settings.keys().record(id),
            0,
            settings.startedAt(),
            token(record.hash()),
            Optional.empty());
    SourceFile file = new SourceFile(settings.keys().details(id), metadata, settings.startedAt());
    return new WantedDetails(
        id, record.partition(), record.hash(), new Candidate(file, entry, verdict));
  }

  /** A generation: what was fetched for one version of a record says nothing of another. */
  static String token(String recordHash) {
    return SourceMetadata.generation(
        Long.parseLong(new ContentHash(recordHash).hex().substring(0, 15), 16));
  }

  /** The current version of a record. */
  private record Current(String partition, String hash) {}

  private Map<String, Current> records(Set<String> partitions) throws IOException {
    Map<String, Current> records = new TreeMap<>();
    Schema columns =
        Projection.of(
            RowSchema.of(settings.source().dataset()).avro(),
            List.of(RowOrigin.SOURCE_KEY, IS_CURRENT, VERSION_HASH));
    for (List<DataFile> files : workspace.dataFilesByShard().values()) {
      for (DataFile file : files) {
        String partition = ShardName.partitionOf(file.shard());
        if (file.dataset().equals(settings.source().dataset().name())
            && partitions.contains(partition)) {
          read(file, partition, columns, records);
        }
      }
    }
    return records;
  }

  private void read(DataFile file, String partition, Schema columns, Map<String, Current> records)
      throws IOException {
    String prefix = settings.keys().records();
    workspace.verify(file);
    try (RowReader reader = RowReader.open(workspace.warehouse().storage(), file.path(), columns)) {
      for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
        String key = row.get().get(RowOrigin.SOURCE_KEY).toString();
        if (key.startsWith(prefix) && Boolean.TRUE.equals(row.get().get(IS_CURRENT))) {
          records.put(
              key.substring(prefix.length()),
              new Current(partition, row.get().get(VERSION_HASH).toString()));
        }
      }
    }
  }

  private Map<String, ManifestEntry> entries(Map<String, Current> records) throws IOException {
    Set<String> keys = new HashSet<>();
    records.keySet().forEach(id -> keys.add(settings.keys().details(id)));
    return workspace.entries(keys);
  }
}
