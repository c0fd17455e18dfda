package io.varve.pipelines.run;

import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.model.SourceFile;
import io.varve.io.model.Status;
import io.varve.io.run.RunWorkspace;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.pipelines.commit.RunTally;
import io.varve.transforms.change.ChangeDetector;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.change.Verdict.Action;
import io.varve.transforms.derive.Derivation;
import io.varve.transforms.derive.DerivedWork;
import io.varve.transforms.derive.EntriesDigest;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.work.Input;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out, without starting Beam, whether a run has nothing at all to do: the common case of a
 * scheduled run, and the one that should cost least. It decides with the run's own detector, and
 * gives up at the first file that needs a look. Memory grows with the entries in scope, so it does
 * not try with very many. Use once.
 */
final class NoChangeCheck {

  private static final Logger LOG = LoggerFactory.getLogger(NoChangeCheck.class);

  /** More entries than this are left to the pipeline, which spreads them over workers. */
  private static final long MOST_ENTRIES = 200_000;

  private static final long NANOS_PER_MS = 1_000_000;

  private final RunConfig config;
  private final RunWorkspace workspace;
  private final Map<String, ManifestEntry> previous = new HashMap<>();
  private final Set<String> lostShards = new HashSet<>();
  private final Map<String, Long> skipped = new TreeMap<>();
  private final EntriesDigest sources = new EntriesDigest();
  private Optional<ManifestEntry> notedSources = Optional.empty();
  private long listed;
  private long decidingNanos;
  private long savedMs;
  private boolean quiet = true;

  NoChangeCheck(RunConfig config, RunWorkspace workspace) {
    this.config = config;
    this.workspace = workspace;
  }

  /**
   * What a run without changes reports.
   *
   * @param counts its figures
   * @param savedMs what extracting the unchanged files had cost, in milliseconds
   */
  record Quiet(RunCounts counts, long savedMs) {}

  /** Returns the report of a run that has nothing to do, or nothing when there may be something. */
  Optional<Quiet> check() throws IOException, ListingException {
    Optional<Snapshot> snapshot = workspace.planned().map(Stored::snapshot);
    if (snapshot.isEmpty() || snapshot.get().manifest().entryCount() > MOST_ENTRIES) {
      return Optional.empty();
    }
    long start = System.nanoTime();
    lostShards.addAll(workspace.shardsWithLostFiles());
    workspace.forEachEntry(this::remember);
    quiet &= isDerived();
    long read = System.nanoTime();
    for (Input input : config.inputs()) {
      look(input);
    }
    LOG.debug(
        "Read the manifest in {} ms, listed {} files in {} ms, decided in {} ms",
        (read - start) / NANOS_PER_MS,
        listed,
        (System.nanoTime() - read - decidingNanos) / NANOS_PER_MS,
        decidingNanos / NANOS_PER_MS);
    if (quiet && !config.policy().onlyFailed()) {
      previous.values().forEach(this::lookForMissing);
    }
    return quiet
        ? Optional.of(new Quiet(new RunTally(listed, skipped, "").counts(), savedMs))
        : Optional.empty();
  }

  private void remember(ManifestEntry entry) {
    if (config.inputs().stream().anyMatch(input -> input.scope().contains(entry.key()))) {
      previous.put(entry.key(), entry);
    }
    config.derivation().ifPresent(derivation -> remember(entry, derivation));
  }

  private void remember(ManifestEntry entry, Derivation derivation) {
    if (derivation.sources().stream().anyMatch(entry.key()::startsWith)) {
      sources.add(entry);
    } else if (entry.key().equals(derivation.keyPrefix() + DerivedWork.SOURCES)) {
      notedSources = Optional.of(entry);
    } else if (entry.key().startsWith(derivation.keyPrefix())) {
      quiet &= entry.live().shard().filter(lostShards::contains).isEmpty();
    }
  }

  private boolean isDerived() {
    return config.derivation().isEmpty()
        || (!config.policy().force()
            && DerivedWork.isDerivedFrom(notedSources, sources.hash(), config.derivation().get()));
  }

  /** An input without any file is for the run to refuse. */
  private void look(Input input) throws IOException, ListingException {
    if (!quiet) {
      return;
    }
    ChangeDetector detector =
        new ChangeDetector(config.policy(), input.extractor().identity().ref());
    long before = listed;
    Set<String> about = new HashSet<>();
    long unused =
        input
            .scope()
            .list(
                Instant.now(),
                file -> {
                  // Two files about the same thing are for the run to refuse.
                  quiet &= about.add(input.identity().of(file.key()));
                  timed(file, detector);
                });
    quiet &= listed > before;
  }

  private void timed(SourceFile file, ChangeDetector detector) {
    long start = System.nanoTime();
    look(file, detector);
    decidingNanos += System.nanoTime() - start;
  }

  /** Takes each listed file out of the previous entries: what stays is missing. */
  private void look(SourceFile file, ChangeDetector detector) {
    if (!quiet) {
      return;
    }
    Optional<ManifestEntry> entry = Optional.ofNullable(previous.remove(file.key()));
    if (config.policy().onlyFailed()
        && entry.filter(old -> old.status() == Status.FAILED).isEmpty()) {
      return;
    }
    boolean rowsLost =
        entry.flatMap(old -> old.live().shard()).filter(lostShards::contains).isPresent();
    Verdict verdict = detector.fromMetadata(file, entry, rowsLost);
    quiet = verdict.action() == Action.SKIP;
    listed++;
    savedMs += entry.map(old -> old.attempt().processingMs()).orElse(0L);
    skipped.merge(verdict.decision().label(), 1L, Long::sum);
  }

  private void lookForMissing(ManifestEntry entry) {
    if (entry.status() == Status.PURGED) {
      return;
    }
    quiet &= entry.missingSince().isPresent() && !config.deletions().prune();
    skipped.merge(Decision.MISSING.label(), 1L, Long::sum);
  }
}
