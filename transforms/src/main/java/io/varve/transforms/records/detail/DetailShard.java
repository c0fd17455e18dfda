package io.varve.transforms.records.detail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.model.ContentHash;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Decision;
import io.varve.io.model.FailureCode;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.model.SourceMetadata;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.io.shard.ShardName;
import io.varve.io.shard.ShardWriter;
import io.varve.io.shard.ShardWriter.BadRowsException;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.EntryBuilder;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.records.json.CanonicalJson;
import io.varve.transforms.work.DeadRows;
import io.varve.transforms.work.ShardWork;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Writes the details of the records of one day into one new shard. What could not be had is an
 * entry, and the rows of an earlier answer stay. Holds one batch of answers in memory. Not safe for
 * several threads.
 */
public final class DetailShard {

  private static final String NAME = "details";

  private final DetailSettings settings;
  private final RunWorkspace workspace;
  private final EntryBuilder builder;
  private String batch = "";
  private List<FetchedDetails> answers = List.of();

  public DetailShard(DetailSettings settings) {
    this.settings = settings;
    this.workspace = settings.workspace();
    this.builder = settings.entries();
  }

  /** Writes the shard of a partition. */
  public ShardWork write(String partition, Iterable<DetailChange> changes) throws IOException {
    String shard = ShardName.inPartition(partition, workspace.runId(), NAME);
    List<ManifestEntry> entries = new ArrayList<>();
    List<DeadRows> dead = new ArrayList<>();
    long bytes = 0;
    try (ShardWriter writer =
        workspace.newShard(workspace.nameFor(shard), settings.details().datasets())) {
      for (DetailChange change : changes) {
        ManifestEntry entry = write(change, writer, shard, partition);
        entries.add(entry);
        bytes += entry.failure().isEmpty() ? entry.source().sizeBytes() : 0;
        if (entry.live().shard().equals(Optional.of(shard)) || isEmptied(entry)) {
          change.wanted().candidate().previous().flatMap(DeadRows::of).ifPresent(dead::add);
        }
      }
      List<DataFileChange> files = writer.publish().stream().map(DataFileChange::of).toList();
      return new ShardWork(new ShardOutcome(entries, files, Map.of(), bytes, 0), dead);
    }
  }

  private static boolean isEmptied(ManifestEntry entry) {
    return entry.status() == Status.SUCCEEDED && entry.live().shard().isEmpty();
  }

  private ManifestEntry write(
      DetailChange change, ShardWriter writer, String shard, String partition) throws IOException {
    Instant start = Instant.now();
    Candidate candidate = change.wanted().candidate();
    if (change.failure().isPresent()) {
      ExtractionException cause =
          new ExtractionException(change.failure().get().code(), change.failure().get().message());
      return settings
          .failures()
          .record(candidate, Optional.empty(), change.failure().get().stage(), cause, start);
    }
    FetchedDetails fetched = fetched(change);
    byte[] content = CanonicalJson.bytes(tree(fetched.parts()));
    String hash = ContentHash.of(content).value();
    Candidate read = about(change, fetched, content.length);
    if (isSame(candidate, hash) && isInPlace(candidate, partition)) {
      return builder.refreshed(
          read.file(),
          candidate.previous().orElseThrow(),
          Verdict.refresh(Decision.TOUCHED, "the record has changed, its details have not"),
          Instant.now());
    }
    try {
      RowOrigin origin = new RowOrigin(candidate.file().key(), hash, workspace.runId());
      Map<String, Long> counts =
          writer.append(
              writer.prepare(
                  origin, settings.details().rows(change.wanted().id(), fetched.parts())));
      LiveRows live = counts.isEmpty() ? LiveRows.NONE : new LiveRows(Optional.of(shard), counts);
      return builder.succeeded(
          read,
          candidate.verdict(),
          hash,
          Validation.PASS,
          live,
          Instant.now(),
          Duration.between(start, Instant.now()));
    } catch (BadRowsException | RuntimeException e) {
      ExtractionException cause =
          new ExtractionException(
              FailureCode.INTERNAL, "Cannot make its rows: " + e.getMessage() + "; report it", e);
      return settings.failures().record(candidate, Optional.of(hash), "extract", cause, start);
    }
  }

  private static boolean isSame(Candidate candidate, String hash) {
    return candidate.verdict().decision() == Decision.MODIFIED
        && candidate
            .previous()
            .filter(entry -> entry.contentHash().equals(Optional.of(hash)))
            .isPresent();
  }

  /** The rows follow their record to another day. */
  private static boolean isInPlace(Candidate candidate, String partition) {
    return candidate
        .previous()
        .flatMap(entry -> entry.live().shard())
        .map(shard -> ShardName.partitionOf(shard).equals(partition))
        .orElse(true);
  }

  private static Candidate about(DetailChange change, FetchedDetails fetched, long sizeBytes) {
    Candidate candidate = change.wanted().candidate();
    SourceMetadata metadata =
        new SourceMetadata(
            change.place() + "#" + change.line(),
            sizeBytes,
            fetched.fetchedAt(),
            candidate.file().metadata().changeToken(),
            Optional.empty());
    return new Candidate(
        new SourceFile(candidate.file().key(), metadata, candidate.file().listedAt()),
        candidate.previous(),
        candidate.verdict());
  }

  private FetchedDetails fetched(DetailChange change) throws IOException {
    if (!batch.equals(change.place())) {
      answers = new LandedDetails(workspace.raw(), workspace.runId()).read(change.place());
      batch = change.place();
    }
    return answers.get(change.line());
  }

  private static JsonNode tree(SortedMap<String, List<JsonNode>> parts) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    parts.forEach((name, entries) -> tree.putArray(name).addAll(entries));
    return tree;
  }
}
