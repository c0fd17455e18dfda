package io.varve.runners.facts;

import io.varve.io.audit.FileHistory;
import io.varve.io.audit.FileHistory.Change;
import io.varve.io.audit.FingerprintDifference;
import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.run.RunRecord;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.UserException;
import io.varve.runners.render.FileStory;
import io.varve.runners.render.RunDecision;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Finds out what happened to a source file. Reads what each kept snapshot changed, and the records
 * of the runs since the newest change.
 */
public final class StoryReader {

  private final Warehouse warehouse;
  private final History history;
  private final RunStore runs;

  public StoryReader(Warehouse warehouse, History history) {
    this.warehouse = warehouse;
    this.history = history;
    this.runs = new RunStore(warehouse.storage());
  }

  /**
   * Returns the story of a key.
   *
   * @param at snapshot that the story ends with; absent for the current one
   * @param run run whose decision is asked for
   * @throws UserException when no kept snapshot up to there knows the key, or there is no such run
   */
  public FileStory read(String key, Optional<Snapshot> at, Optional<String> run)
      throws IOException {
    Optional<Snapshot> end = at.or(() -> history.current().map(Stored::snapshot));
    EntryReader entries = new EntryReader(warehouse, end);
    Optional<ManifestEntry> entry = entries.find(key);
    List<Change> changes =
        new FileHistory(warehouse, history).of(key, end.map(Snapshot::id).orElse(0L));
    if (entry.isEmpty() && changes.isEmpty()) {
      throw entries.unknown(key);
    }
    Optional<RunDecision> decision =
        run.isEmpty()
            ? Optional.empty()
            : Optional.of(new RunDecisionReader(warehouse, history).read(key, run.get(), changes));
    ManifestEntry newest = entry.orElseGet(() -> changes.get(0).entry());
    ManifestEntry asked =
        run.flatMap(id -> writtenBy(id, changes)).map(Change::entry).orElse(newest);
    return new FileStory(
        key,
        entry,
        changes,
        laterRuns(key, lastWriter(newest, changes), at.map(Snapshot::committedAt)),
        differences(asked, changes),
        decision);
  }

  static Optional<Change> writtenBy(String runId, List<Change> changes) {
    return changes.stream()
        .filter(change -> change.entry().attempt().runId().equals(runId))
        .findFirst();
  }

  /**
   * Returns the run since which the entry is what it is: the one that made it, or that of an
   * operation that brought it back. Rows that were only moved are no change of the file.
   */
  private static String lastWriter(ManifestEntry newest, List<Change> changes) {
    String made = newest.attempt().runId();
    for (int i = 0; i + 1 < changes.size(); i++) {
      if (!changes.get(i).entry().attempt().runId().equals(made)) {
        break;
      }
      boolean other = !changes.get(i + 1).entry().attempt().runId().equals(made);
      if (other && (changes.get(i).forgotten().isEmpty() || isIn(changes, i + 2, made))) {
        return changes.get(i).snapshot().author().runId();
      }
    }
    return made;
  }

  private static boolean isIn(List<Change> changes, int first, String runId) {
    return changes.stream()
        .skip(first)
        .anyMatch(older -> older.entry().attempt().runId().equals(runId));
  }

  /** Run ids sort by seconds only, so the times of the starts decide. */
  private long laterRuns(String key, String since, Optional<Instant> until) throws IOException {
    Optional<Instant> start = runs.find(since).started().map(RunStarted::startedAt);
    if (start.isEmpty()) {
      return 0;
    }
    long count = 0;
    for (String id : runs.ids()) {
      if (isBefore(id, since)) {
        continue;
      }
      RunRecord run = runs.find(id);
      boolean later =
          run.started()
              .map(RunStarted::startedAt)
              .filter(r -> r.isAfter(start.get()) && !r.isAfter(until.orElse(Instant.MAX)))
              .isPresent();
      if (later && RecordedScope.lookedAt(run, key)) {
        count++;
      }
    }
    return count;
  }

  /** The seconds in two ids tell which run began first, unless they are the same. */
  private static boolean isBefore(String id, String other) {
    return id.split("-", 2)[0].compareTo(other.split("-", 2)[0]) < 0;
  }

  private List<FingerprintDifference> differences(ManifestEntry asked, List<Change> changes)
      throws IOException {
    Decision decision = asked.attempt().decision();
    if (decision != Decision.CONFIG_CHANGED && decision != Decision.EXTRACTOR_CHANGED) {
      return List.of();
    }
    Optional<RunStarted> now = runs.find(asked.attempt().runId()).started();
    Optional<RunStarted> then = Optional.empty();
    Optional<ExtractorRef> before = Optional.empty();
    boolean older = false;
    for (Change change : changes) {
      older |= change.entry().attempt().runId().equals(asked.attempt().runId());
      // A run that only refreshed the entry had another configuration than the one that extracted.
      if (older && then.isEmpty() && !change.entry().extractor().equals(asked.extractor())) {
        then =
            runs.find(change.entry().attempt().runId())
                .started()
                .filter(run -> run.configurationOf(change.entry().extractor()).isPresent());
        before = Optional.of(change.entry().extractor());
      }
    }
    Optional<SortedMap<String, String>> configuration =
        now.flatMap(run -> run.configurationOf(asked.extractor()));
    return configuration.isEmpty() || then.isEmpty()
        ? List.of()
        : FingerprintDifference.between(
            before.orElseThrow(),
            then.get().configurationOf(before.orElseThrow()).orElseThrow(),
            asked.extractor(),
            configuration.get());
  }
}
