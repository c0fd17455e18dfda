package io.varve.transforms.records.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.ContentHash;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Decision;
import io.varve.io.model.FailureCode;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.model.Validation;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.io.shard.DayPartition;
import io.varve.io.shard.ShardWriter;
import io.varve.io.shard.ShardWriter.BadRowsException;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.EntryBuilder;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.records.json.CanonicalJson;
import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.source.InvalidRecordException;
import io.varve.transforms.records.version.Sighting;
import io.varve.transforms.records.version.StoredVersions;
import io.varve.transforms.records.version.Version;
import io.varve.transforms.records.version.VersionHistory;
import io.varve.transforms.work.DeadRows;
import io.varve.transforms.work.ShardWork;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the changed records of one day: all versions of each, old ones included, go into a new
 * shard in the partition of its current version. A bad record is an entry, not an error. Memory
 * grows with the versions of the changed records of a day. Not safe for several threads.
 */
public final class RecordShard {

  private final RecordSettings settings;
  private final RunWorkspace workspace;
  private final EntryBuilder builder;
  private final StoredVersions stored;
  private final PageCache pages;

  public RecordShard(RecordSettings settings) {
    this.settings = settings;
    this.workspace = settings.workspace();
    this.builder = settings.entries();
    this.stored = new StoredVersions(workspace, settings.source().dataset());
    this.pages = new PageCache(settings.pages());
  }

  /** Writes what was planned for the day of a partition. */
  public ShardWork write(String partition, Iterable<RecordChange> changes) throws IOException {
    List<RecordChange> all = new ArrayList<>();
    changes.forEach(all::add);
    Map<String, List<Version>> known = known(all);
    List<ManifestEntry> entries = new ArrayList<>();
    List<DeadRows> dead = new ArrayList<>();
    Map<String, Long> skipped = new TreeMap<>();
    try (DayShards shards = new DayShards(workspace, settings.source().dataset(), partition)) {
      for (RecordChange change : all) {
        Optional<ManifestEntry> previous = change.candidate().previous();
        String key = change.candidate().file().key();
        Optional<ManifestEntry> entry =
            write(change, known.getOrDefault(key, List.of()), shards, partition);
        if (entry.isEmpty()) {
          skipped.merge(Decision.UNCHANGED.label(), 1L, Long::sum);
        } else {
          entries.add(marked(change, entry.get()));
          Optional<String> shard = entry.get().live().shard();
          previous
              .filter(old -> !old.live().shard().equals(shard))
              .flatMap(DeadRows::of)
              .ifPresent(dead::add);
        }
      }
      List<DataFileChange> files = shards.publish().stream().map(DataFileChange::of).toList();
      return new ShardWork(new ShardOutcome(entries, files, skipped, 0, 0), dead);
    }
  }

  private static ManifestEntry marked(RecordChange change, ManifestEntry entry) {
    return MissingMark.staying(change.sightings(), change.candidate().previous())
        .map(since -> entry.missing(since, entry.attempt()))
        .orElse(entry);
  }

  private Map<String, List<Version>> known(List<RecordChange> changes) throws IOException {
    Set<String> keys = new HashSet<>();
    Set<String> shards = new HashSet<>();
    for (RecordChange change : changes) {
      Optional<ManifestEntry> previous = change.candidate().previous();
      boolean readable = change.candidate().verdict().decision() != Decision.DATA_FILE_MISSING;
      previous
          .filter(entry -> readable)
          .flatMap(entry -> entry.live().shard())
          .ifPresent(
              shard -> {
                keys.add(change.candidate().file().key());
                shards.add(shard);
              });
    }
    return stored.read(keys, shards);
  }

  private Optional<ManifestEntry> write(
      RecordChange change, List<Version> known, DayShards shards, String planned)
      throws IOException {
    Instant start = Instant.now();
    Candidate candidate = change.candidate();
    Verdict verdict = candidate.verdict();
    long before =
        candidate
            .previous()
            .map(entry -> entry.live().rows().getOrDefault(dataset(), 0L))
            .orElse(0L);
    VersionHistory history = new VersionHistory(known, before);
    boolean changed = false;
    try {
      for (Sighting seen : change.sightings()) {
        String raw = RecordJson.text(pages.record(seen));
        changed |= history.add(seen, raw, workspace.runId(), settings.startedAt());
      }
    } catch (ExtractionException e) {
      return Optional.of(settings.failures().record(candidate, Optional.empty(), "read", e, start));
    }
    if (!changed && verdict.decision() == Decision.MODIFIED) {
      return unchanged(change);
    }
    Version current = history.current().orElseThrow();
    Candidate now = about(candidate, change.sightings(), current);
    RowOrigin origin =
        new RowOrigin(candidate.file().key(), current.versionHash(), workspace.runId());
    try {
      String partition = partition(current, change.sightings(), planned);
      List<Record> rows = rows(history.versions());
      ShardWriter writer = shards.in(partition);
      Map<String, Long> counts = writer.append(writer.prepare(origin, Map.of(dataset(), rows)));
      LiveRows live = new LiveRows(Optional.of(shards.name(partition)), counts);
      return Optional.of(
          builder.succeeded(
              now,
              verdict,
              current.versionHash(),
              Validation.PASS,
              live,
              Instant.now(),
              Duration.between(start, Instant.now())));
    } catch (BadRowsException | RuntimeException e) {
      ExtractionException cause =
          new ExtractionException(
              FailureCode.INTERNAL, "Cannot make its row: " + e.getMessage() + "; report it", e);
      return Optional.of(
          settings
              .failures()
              .record(candidate, Optional.of(current.versionHash()), "extract", cause, start));
    }
  }

  /** A record may be marked as missing, and be seen again as it was before its newest state. */
  private Optional<ManifestEntry> unchanged(RecordChange change) {
    Optional<ManifestEntry> previous = change.candidate().previous();
    if (!MissingMark.isOver(change.sightings(), previous)) {
      return Optional.empty();
    }
    ManifestEntry entry = previous.orElseThrow();
    SourceFile file = change.candidate().file();
    return Optional.of(
        builder.refreshed(
            new SourceFile(file.key(), entry.source(), file.listedAt()),
            entry,
            Verdict.refresh(Decision.TOUCHED, "seen again after it was missing"),
            Instant.now()));
  }

  /** The rows stand where the day of the current version is, which need not be the one seen. */
  private String partition(Version current, List<Sighting> sightings, String planned)
      throws IOException {
    Optional<String> seen =
        sightings.stream()
            .filter(each -> each.hash().equals(current.versionHash()))
            .map(Sighting::partition)
            .findFirst();
    if (seen.isPresent()) {
      return seen.get();
    }
    try {
      return DayPartition.of(settings.source().facts(RecordJson.read(current.raw())).day());
    } catch (InvalidRecordException e) {
      return planned;
    }
  }

  /** The entry tells of the current version, which need not be the one that was seen. */
  private static Candidate about(Candidate candidate, List<Sighting> sightings, Version current)
      throws IOException {
    if (sightings.get(sightings.size() - 1).hash().equals(current.versionHash())) {
      return candidate;
    }
    Optional<Sighting> seen =
        sightings.stream().filter(each -> each.hash().equals(current.versionHash())).findFirst();
    // Not what the entry has: a state that failed may be in it, and would never be tried again.
    long size =
        seen.isPresent()
            ? seen.get().sizeBytes()
            : CanonicalJson.bytes(RecordJson.read(current.raw())).length;
    String uri =
        seen.map(Sighting::uri).orElseGet(() -> candidate.previous().orElseThrow().source().uri());
    SourceFile file =
        new SourceFile(
            candidate.file().key(),
            PageReading.metadata(
                uri, size, current.sourceUpdatedAt(), new ContentHash(current.versionHash())),
            candidate.file().listedAt());
    return new Candidate(file, candidate.previous(), candidate.verdict());
  }

  private List<Record> rows(List<Version> versions) throws IOException {
    List<Record> rows = new ArrayList<>(versions.size());
    for (Version version : versions) {
      JsonNode record = RecordJson.read(version.raw());
      rows.add(settings.source().row(record, version));
    }
    return rows;
  }

  private String dataset() {
    return settings.source().dataset().name();
  }
}
