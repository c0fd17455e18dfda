package io.varve.pipelines.run;

import io.varve.io.model.ContentHash;
import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.model.SourceFile;
import io.varve.io.model.Status;
import io.varve.io.run.CurrentSnapshot;
import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunWorkspace;
import io.varve.io.snapshot.NoWarehouseException;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.pipelines.run.RunPlan.Item;
import io.varve.transforms.SameFiles;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.ChangeDetector;
import io.varve.transforms.change.DisappearanceRule;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.change.Verdict.Action;
import io.varve.transforms.derive.Derivation;
import io.varve.transforms.derive.DerivedWork;
import io.varve.transforms.derive.EntriesDigest;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.listing.ScopedReader;
import io.varve.transforms.work.Adoptable;
import io.varve.transforms.work.AdoptionRule;
import io.varve.transforms.work.Input;
import io.varve.transforms.work.MoveSettlement;
import io.varve.transforms.work.UnfinishedWork;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out what a run would do, with the decisions of the run itself, and changes nothing. Reads
 * the bytes of files whose metadata changed, because only they tell. Memory grows with the entries
 * below the prefixes of the inputs. Use once.
 */
public final class RunPlanner {

  private final RunConfig config;
  private final Map<String, ManifestEntry> previous = new HashMap<>();
  private final Map<String, ManifestEntry> outOfScope = new HashMap<>();
  private final Map<String, Adoptable> unfinished = new HashMap<>();
  private final Set<String> lostShards = new HashSet<>();
  private final Map<Decision, Long> decisions = new EnumMap<>(Decision.class);
  private final List<Item> items = new ArrayList<>();
  private final Set<String> listedKeys = new HashSet<>();
  private final Set<String> worked = new HashSet<>();
  private final Set<String> derivedShards = new HashSet<>();
  private final Set<String> clashes = new TreeSet<>();
  private final EntriesDigest sources = new EntriesDigest();
  private Optional<ManifestEntry> notedSources = Optional.empty();
  private Optional<String> refusal = Optional.empty();
  private long considered;
  private long bytes;
  private long adoptable;

  public RunPlanner(RunConfig config) {
    this.config = config;
  }

  /** What deciding on the files of one input takes. */
  private record Deciding(
      Input input,
      ScopedReader reader,
      ChangeDetector detector,
      AdoptionRule adoptions,
      Map<String, String> places) {

    static Deciding on(Input input, RunConfig config) {
      ExtractorRef extractor = input.extractor().identity().ref();
      return new Deciding(
          input,
          input.scope().reader(),
          new ChangeDetector(config.policy(), extractor),
          new AdoptionRule(config.policy(), extractor),
          new HashMap<>());
    }
  }

  /**
   * Returns the plan.
   *
   * @throws ListingException when the input cannot be listed
   * @throws KeyPrefixOverlapException when its keys could be those of another input
   */
  public RunPlan plan() throws IOException, ListingException {
    config.checkInputs();
    readWarehouse();
    for (Input input : config.inputs()) {
      plan(Deciding.on(input, config));
    }
    items.sort(Comparator.comparing(Item::key));
    return new RunPlan(
        considered,
        decisions,
        items,
        bytes,
        adoptable,
        estimate(),
        derivation(),
        SameFiles.refusal(clashes).or(() -> refusal));
  }

  private void plan(Deciding deciding) throws ListingException {
    long before = considered;
    long unused = deciding.input().scope().list(Instant.now(), file -> decide(file, deciding));
    List<ManifestEntry> entries =
        previous.values().stream()
            .filter(entry -> deciding.input().scope().contains(entry.key()))
            .toList();
    long known = entries.stream().filter(DisappearanceRule::counts).count();
    long vanished = decideMissing(entries, deciding);
    decideMissing(outOfScope.values(), deciding);
    Optional<String> why =
        config
            .disappearanceRule(deciding.input())
            .refusal(considered - before, entries.size(), known, vanished);
    refusal = refusal.or(() -> why);
  }

  /** Why items would be derived again; absent when nothing is derived, or they stay. */
  private Optional<String> derivation() {
    if (config.derivation().isEmpty()) {
      return Optional.empty();
    }
    if (notedSources.isEmpty()) {
      return Optional.of("for the first time");
    }
    if (config.policy().force()) {
      return Optional.of("asked for by --force");
    }
    if (!notedSources.get().extractor().equals(config.derivation().get().identity().ref())) {
      return Optional.of("rules or settings changed");
    }
    if (derivedShards.stream().anyMatch(lostShards::contains)) {
      return Optional.of("a data file with their rows is gone");
    }
    boolean same =
        DerivedWork.isDerivedFrom(notedSources, sources.hash(), config.derivation().get());
    // Marks alone change no row, so what is derived stays, too.
    return same && items.stream().allMatch(item -> item.decision() == Decision.MISSING)
        ? Optional.empty()
        : Optional.of("source files changed");
  }

  private void readWarehouse() throws IOException {
    Warehouse warehouse;
    try {
      warehouse = Warehouse.open(config.warehouse());
    } catch (NoWarehouseException e) {
      return;
    }
    Optional<Snapshot> current = CurrentSnapshot.of(warehouse).map(Stored::snapshot);
    current.ifPresent(snapshot -> config.checkKeyPrefixes(snapshot.manifest()));
    long latest = current.map(Snapshot::id).orElse(0L);
    RunWorkspace workspace = new RunWorkspace(config.warehouse(), "plan", latest);
    workspace.forEachEntry(
        entry -> {
          config.inputs().stream()
              .filter(input -> entry.key().startsWith(input.scope().keyPrefix()))
              .forEach(
                  input ->
                      (input.scope().contains(entry.key()) ? previous : outOfScope)
                          .put(entry.key(), entry));
          config.derivation().ifPresent(derivation -> remember(entry, derivation));
        });
    lostShards.addAll(workspace.shardsWithLostFiles());
    for (Adoptable work : new UnfinishedWork(workspace).adoptable(RunLiveness.fromHere())) {
      unfinished.put(work.entry().key(), work);
    }
  }

  private void remember(ManifestEntry entry, Derivation derivation) {
    if (derivation.sources().stream().anyMatch(entry.key()::startsWith)) {
      sources.add(entry);
    } else if (entry.key().equals(derivation.keyPrefix() + DerivedWork.SOURCES)) {
      notedSources = Optional.of(entry);
    } else if (entry.key().startsWith(derivation.keyPrefix())) {
      entry.live().shard().ifPresent(derivedShards::add);
    }
  }

  private void decide(SourceFile file, Deciding deciding) {
    listedKeys.add(file.key());
    String other = deciding.places().put(deciding.input().identity().of(file.key()), file.key());
    if (other != null) {
      clashes.add(String.join(" and ", new TreeSet<>(List.of(other, file.key()))));
    }
    Optional<ManifestEntry> entry = Optional.ofNullable(previous.get(file.key()));
    if (config.policy().onlyFailed()
        && entry.filter(old -> old.status() == Status.FAILED).isEmpty()) {
      return;
    }
    considered++;
    boolean rowsLost =
        entry.flatMap(old -> old.live().shard()).filter(lostShards::contains).isPresent();
    Verdict verdict =
        settled(file, entry, deciding.detector().fromMetadata(file, entry, rowsLost), deciding);
    decisions.merge(verdict.decision(), 1L, Long::sum);
    if (verdict.decision().isWork()) {
      bytes += file.metadata().sizeBytes();
      worked.add(file.key());
      items.add(
          new Item(file.key(), verdict.decision(), verdict.detail(), file.metadata().sizeBytes()));
      Candidate candidate = new Candidate(file, entry, verdict);
      Optional<Adoptable> work = Optional.ofNullable(unfinished.get(file.key()));
      if (work.flatMap(finished -> deciding.adoptions().adopt(candidate, finished)).isPresent()) {
        adoptable++;
      }
    }
  }

  private Verdict settled(
      SourceFile file, Optional<ManifestEntry> entry, Verdict verdict, Deciding deciding) {
    if (verdict.action() != Action.READ || verdict.decision() != Decision.MODIFIED) {
      return verdict;
    }
    try {
      byte[] content = deciding.reader().read(file, config.limits().maxFileBytes());
      return deciding.detector().fromContent(file, entry, verdict, ContentHash.of(content).value());
    } catch (ExtractionException e) {
      return verdict;
    }
  }

  private long decideMissing(Collection<ManifestEntry> entries, Deciding deciding) {
    InputScope scope = deciding.input().scope();
    long vanished = 0;
    for (ManifestEntry entry : entries) {
      if (!entry.key().startsWith(scope.keyPrefix())
          || listedKeys.contains(entry.key())
          || entry.status() == Status.PURGED) {
        continue;
      }
      Optional<String> place =
          Optional.ofNullable(deciding.places().get(deciding.input().identity().of(entry.key())));
      if (place.filter(this::takesOver).isPresent()) {
        decisions.merge(Decision.REMOVED, 1L, Long::sum);
        items.add(new Item(entry.key(), Decision.REMOVED, place.get() + " is in its place", 0));
      } else if (scope.contains(entry.key()) && !config.policy().onlyFailed()) {
        boolean prune = config.deletions().prune() && place.isEmpty();
        vanished += place.isEmpty() && DisappearanceRule.counts(entry) ? 1 : 0;
        Decision decision = prune ? Decision.REMOVED : Decision.MISSING;
        decisions.merge(decision, 1L, Long::sum);
        if (prune || entry.missingSince().isEmpty()) {
          items.add(new Item(entry.key(), decision, "not listed any more", 0));
        }
      }
    }
    return vanished;
  }

  /** Whether a file can be in the place of another: only reading it would tell for certain. */
  private boolean takesOver(String key) {
    return worked.contains(key)
        || (!config.policy().onlyFailed()
            && Optional.ofNullable(previous.get(key)).filter(MoveSettlement::hasRows).isPresent());
  }

  /** What earlier extractions cost per byte, spread over the workers. */
  private Optional<Duration> estimate() {
    long knownMs = 0;
    long knownBytes = 0;
    for (ManifestEntry entry : previous.values()) {
      // Nothing was extracted for an entry that was imported or purged.
      if (entry.attempt().processingMs() > 0) {
        knownMs += entry.attempt().processingMs();
        knownBytes += entry.source().sizeBytes();
      }
    }
    if (knownBytes == 0) {
      return bytes == 0 ? Optional.of(Duration.ZERO) : Optional.empty();
    }
    double ms = (double) knownMs / knownBytes * bytes / config.sizing().workers();
    return Optional.of(Duration.ofMillis(Math.round(ms)));
  }
}
