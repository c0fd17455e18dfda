package io.varve.transforms.derive;

import io.varve.io.model.ContentHash;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Decision;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.io.shard.ShardWriter;
import io.varve.io.shard.ShardWriter.BadRowsException;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.ChangeDetector;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.change.EntryBuilder;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.change.Verdict.Action;
import io.varve.transforms.work.DeadRows;
import io.varve.transforms.work.ShardWork;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Derives rows and finds out which items changed: those are written into one new shard, their old
 * rows die. Content decides, as with source files. A digest of the sources is an entry of its own;
 * while it says the same, and the identity too, nothing is derived at all. Memory grows with the
 * number of items. Use once.
 */
public final class DerivedWork {

  /** Name of the entry, below the prefix, that tells what the items were derived from. */
  public static final String SOURCES = ".sources";

  private final Derivation derivation;
  private final RunWorkspace workspace;
  private final ChangePolicy policy;
  private final ChangeDetector detector;
  private final EntryBuilder builder;
  private final Instant now = Instant.now();
  private final Map<String, ManifestEntry> previous = new HashMap<>();
  private final List<ManifestEntry> entries = new ArrayList<>();
  private final List<DeadRows> dead = new ArrayList<>();

  public DerivedWork(Derivation derivation, RunWorkspace workspace, ChangePolicy policy) {
    this.derivation = derivation;
    this.workspace = workspace;
    this.policy = policy;
    this.detector = new ChangeDetector(policy, derivation.identity().ref());
    this.builder = new EntryBuilder(workspace.runId(), derivation.identity().ref());
  }

  /** Returns the changed items and what they replace. */
  public ShardWork derive(RunState state) throws IOException {
    Set<String> lostShards = workspace.shardsWithLostFiles();
    state.forEachEntry(derivation.keyPrefix(), entry -> previous.put(entry.key(), entry));
    ContentHash sources = digest(state);
    if (isSettled(sources, lostShards)) {
      return new ShardWork(ShardOutcome.NOTHING, List.of());
    }
    String shard =
        workspace.runId() + "-" + derivation.keyPrefix().replaceAll("[^A-Za-z0-9]+", "-");
    shard = shard.substring(0, shard.length() - 1);
    List<DataFileChange> files = new ArrayList<>();
    try (ShardWriter writer = workspace.newShard(workspace.nameFor(shard), derivation.datasets())) {
      ShardOutput output = new ShardOutput(writer, shard);
      derivation.derive(state, item -> add(item, lostShards, output));
      writer.publish().stream().map(DataFileChange::of).forEach(files::add);
    }
    noteSources(sources);
    previous.values().stream().filter(old -> old.status() != Status.PURGED).forEach(this::remove);
    return new ShardWork(new ShardOutcome(entries, files, Map.of(), 0, 0), dead);
  }

  private ContentHash digest(RunState state) throws IOException {
    EntriesDigest digest = new EntriesDigest();
    for (String prefix : derivation.sources()) {
      state.forEachEntry(prefix, digest::add);
    }
    return digest.hash();
  }

  private boolean isSettled(ContentHash sources, Set<String> lostShards) {
    boolean rowsLost =
        previous.values().stream()
            .anyMatch(entry -> entry.live().shard().filter(lostShards::contains).isPresent());
    return !policy.force()
        && !rowsLost
        && isDerivedFrom(
            Optional.ofNullable(previous.get(derivation.keyPrefix() + SOURCES)),
            sources,
            derivation);
  }

  /**
   * Returns whether items are what the derivation would make of these sources now.
   *
   * @param noted the entry that tells what they were derived from
   */
  public static boolean isDerivedFrom(
      Optional<ManifestEntry> noted, ContentHash sources, Derivation derivation) {
    return noted
        .filter(entry -> entry.extractor().equals(derivation.identity().ref()))
        .flatMap(ManifestEntry::contentHash)
        .filter(sources.value()::equals)
        .isPresent();
  }

  private void noteSources(ContentHash sources) {
    String key = derivation.keyPrefix() + SOURCES;
    Optional<ManifestEntry> known = Optional.ofNullable(previous.remove(key));
    SourceFile file = file(key, key, 0, sources);
    // A purge of the note erases no row, but without it each run would derive everything again, and
    // two runs at once would not see that they derive of different sources.
    Verdict verdict =
        known.filter(entry -> entry.status() == Status.PURGED).isPresent()
            ? new Verdict(Action.EXTRACT, Decision.ADDED, "noted again after a purge")
            : verdict(file, known, false, sources);
    if (verdict.action() == Action.EXTRACT) {
      entries.add(succeeded(new Candidate(file, known, verdict), sources, LiveRows.NONE));
    }
  }

  private void add(DerivedItem item, Set<String> lostShards, ShardOutput output)
      throws IOException {
    byte[] content = item.content();
    ContentHash hash = ContentHash.of(content);
    Optional<ManifestEntry> known = Optional.ofNullable(previous.remove(item.key()));
    boolean rowsLost =
        known.flatMap(entry -> entry.live().shard()).filter(lostShards::contains).isPresent();
    SourceFile file = file(item.key(), item.uri(), content.length, hash);
    Verdict verdict = verdict(file, known, rowsLost, hash);
    if (verdict.action() != Action.EXTRACT) {
      return;
    }
    LiveRows live =
        output.write(new RowOrigin(item.key(), hash.value(), workspace.runId()), item.rows());
    entries.add(succeeded(new Candidate(file, known, verdict), hash, live));
    known.flatMap(DeadRows::of).ifPresent(dead::add);
  }

  private Verdict verdict(
      SourceFile file, Optional<ManifestEntry> known, boolean rowsLost, ContentHash hash) {
    Verdict verdict = detector.fromMetadata(file, known, rowsLost);
    return verdict.action() == Action.READ
        ? detector.fromContent(file, known, verdict, hash.value())
        : verdict;
  }

  private SourceFile file(String key, String uri, long size, ContentHash hash) {
    return new SourceFile(key, DerivedItem.metadata(uri, size, hash, now), now);
  }

  private ManifestEntry succeeded(Candidate candidate, ContentHash hash, LiveRows live) {
    return builder.succeeded(
        candidate, candidate.verdict(), hash.value(), Validation.PASS, live, now, Duration.ZERO);
  }

  private void remove(ManifestEntry entry) {
    entries.add(builder.removed(entry, "not among the sources any more", now));
    DeadRows.of(entry).ifPresent(dead::add);
  }

  /** The one shard that all changed items go to. */
  private record ShardOutput(ShardWriter writer, String shard) {

    LiveRows write(RowOrigin origin, Map<String, List<Record>> rows) throws IOException {
      try {
        Map<String, Long> counts = writer.append(writer.prepare(origin, rows));
        return counts.isEmpty() ? LiveRows.NONE : new LiveRows(Optional.of(shard), counts);
      } catch (BadRowsException e) {
        throw new IOException(
            "Cannot derive " + origin.sourceKey() + ": " + e.getMessage() + "; please report it",
            e);
      }
    }
  }
}
