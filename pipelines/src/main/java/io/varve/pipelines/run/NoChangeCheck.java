package io.varve.pipelines.run;

import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.SourceFile;
import io.varve.io.model.Status;
import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.pipelines.commit.RunTally;
import io.varve.pipelines.run.ContentComparison.Result;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.change.Rehash;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.change.Verdict.Action;
import io.varve.transforms.derive.Derivation;
import io.varve.transforms.derive.DerivedWork;
import io.varve.transforms.derive.EntriesDigest;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.work.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out, without starting Beam, whether a run has nothing at all to do: the common case of a
 * scheduled run, and the one that should cost least. It decides with the run's own detector. The
 * inputs are listed while the manifest is read; memory grows with the listed files (below 1 kB
 * each), so it does not try with more than two thirds of the heap hold. Where no metadata is to be
 * believed, the files that they call unchanged are read here and compared, so that a pipeline finds
 * only those left that differ. Use once.
 */
final class NoChangeCheck {

  private static final Logger LOG = LoggerFactory.getLogger(NoChangeCheck.class);

  /** What a listed file takes at most, in bytes, and half as much again for everything else. */
  private static final long BYTES_PER_ENTRY = 1_500;

  /** More than a few that differ behind their metadata are read by the pipeline with all others. */
  private static final int MOST_SUSPECTS = 1_000;

  private static final long NANOS_PER_MS = 1_000_000;

  private final RunConfig config;
  private final RunWorkspace workspace;
  private final ProgressListener progress;
  private final ChangePolicy policy;
  private final List<ListedInput> inputs = new ArrayList<>();
  private final Set<String> lostShards = new HashSet<>();
  private final Map<String, Long> skipped = new TreeMap<>();
  private final EntriesDigest sources = new EntriesDigest();
  private Optional<ManifestEntry> notedSources = Optional.empty();
  private long listed;
  private long savedMs;
  private boolean quiet = true;

  NoChangeCheck(RunConfig config, RunWorkspace workspace, ProgressListener progress) {
    this.config = config;
    this.workspace = workspace;
    this.progress = progress;
    this.policy = config.policy().with(Rehash.NONE);
  }

  /**
   * What a run without changes reports.
   *
   * @param counts its figures
   * @param savedMs what extracting the unchanged files had cost, in milliseconds
   */
  record Quiet(RunCounts counts, long savedMs) {}

  /**
   * What was found out.
   *
   * @param quiet the report of a run that has nothing to do, empty when there may be something
   * @param rehash which files a pipeline has to read whatever their metadata say
   * @param bytesRead bytes of content that were read for it
   */
  record Found(Optional<Quiet> quiet, Rehash rehash, long bytesRead) {}

  /** Looks at everything once. */
  Found check() throws IOException, ListingException {
    Optional<Long> entries =
        workspace.planned().map(stored -> stored.snapshot().manifest().entryCount());
    if (entries.isEmpty() || entries.get() > Runtime.getRuntime().maxMemory() / BYTES_PER_ENTRY) {
      return new Found(Optional.empty(), config.policy().rehash(), 0);
    }
    lostShards.addAll(workspace.shardsWithLostFiles());
    long start = System.nanoTime();
    Result compared;
    try (EntriesAhead previous = EntriesAhead.of(workspace);
        ContentComparison comparison =
            new ContentComparison(config.sizing().workers(), config.limits().maxFileBytes())) {
      for (Input input : config.inputs()) {
        list(input);
      }
      long listing = System.nanoTime();
      previous.forEach(entry -> meet(entry, comparison));
      LOG.debug(
          "Listed {} files in {} ms, compared them with the manifest in {} ms more",
          listed,
          (listing - start) / NANOS_PER_MS,
          (System.nanoTime() - listing) / NANOS_PER_MS);
      compared = comparison.await(progress);
    }
    quiet &= isDerived() && compared.suspects().isEmpty();
    inputs.forEach(this::lookForNew);
    return new Found(
        quiet ? Optional.of(new Quiet(counts(compared.bytesRead()), savedMs)) : Optional.empty(),
        left(compared),
        compared.bytesRead());
  }

  private RunCounts counts(long bytesRead) {
    RunTally tally = new RunTally(listed, skipped, "");
    tally.add(ShardOutcome.ofReading(bytesRead));
    return tally.counts();
  }

  private Rehash left(Result compared) {
    boolean done = config.policy().rehash().asked() && compared.suspects().size() <= MOST_SUSPECTS;
    return done ? Rehash.done(compared.suspects()) : config.policy().rehash();
  }

  /** An input without any file is for the run to refuse. */
  private void list(Input input) throws ListingException {
    ListedInput list = ListedInput.of(input, policy);
    quiet &= list.isAcceptable();
    inputs.add(list);
  }

  private void meet(ManifestEntry entry, ContentComparison comparison) {
    config.derivation().ifPresent(derivation -> remember(entry, derivation));
    for (ListedInput input : inputs) {
      if (input.contains(entry.key())) {
        meet(entry, input, comparison);
        return;
      }
    }
  }

  /** Takes each file that has an entry out of the listing: what stays is new. */
  private void meet(ManifestEntry entry, ListedInput input, ContentComparison comparison) {
    Optional<SourceFile> file = input.take(entry.key());
    if (policy.onlyFailed() && entry.status() != Status.FAILED) {
      return;
    }
    if (file.isEmpty()) {
      lookAtMissing(entry);
      return;
    }
    boolean rowsLost = entry.live().shard().filter(lostShards::contains).isPresent();
    Verdict verdict = input.detector().fromMetadata(file.get(), Optional.of(entry), rowsLost);
    quiet &= verdict.action() == Action.SKIP;
    if (config.policy().rehash().asked() && verdict.takesBytesForTheSame()) {
      comparison.add(input.reader(), file.get(), entry);
    }
    listed++;
    savedMs += entry.attempt().processingMs();
    skipped.merge(verdict.decision().label(), 1L, Long::sum);
  }

  private void lookForNew(ListedInput input) {
    quiet &= policy.onlyFailed() || input.isEmpty();
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
        || (!policy.force()
            && DerivedWork.isDerivedFrom(notedSources, sources.hash(), config.derivation().get()));
  }

  private void lookAtMissing(ManifestEntry entry) {
    if (entry.status() == Status.PURGED || policy.onlyFailed()) {
      return;
    }
    quiet &= entry.missingSince().isPresent() && !config.deletions().prune();
    skipped.merge(Decision.MISSING.label(), 1L, Long::sum);
  }
}
