package io.varve.runners.facts;

import io.varve.io.audit.FileHistory;
import io.varve.io.audit.FileHistory.Change;
import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.run.RunRecord;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.UserException;
import io.varve.runners.render.FileStory;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds out what happened to a source file. */
public final class StoryReader {

  private final Warehouse warehouse;
  private final RunStore runs;

  public StoryReader(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.runs = new RunStore(warehouse.storage());
  }

  /**
   * Returns the story of a key.
   *
   * @throws UserException when no snapshot knows it
   */
  public FileStory read(String key) throws IOException {
    EntryReader entries = new EntryReader(warehouse);
    Optional<ManifestEntry> entry = entries.find(key);
    List<Change> changes = new FileHistory(warehouse).of(key);
    if (entry.isEmpty() && changes.isEmpty()) {
      throw entries.unknown(key);
    }
    ManifestEntry newest = entry.orElseGet(() -> changes.get(0).entry());
    return new FileStory(
        key, entry, changes, laterRuns(key, newest.attempt().runId()), settings(newest, changes));
  }

  /** Run ids sort by seconds only, so the times of the starts decide. */
  private long laterRuns(String key, String since) throws IOException {
    Optional<Instant> start = runs.find(since).started().map(RunStarted::startedAt);
    if (start.isEmpty()) {
      return 0;
    }
    long count = 0;
    for (String id : runs.ids()) {
      RunRecord run = runs.find(id);
      boolean later = run.started().filter(r -> r.startedAt().isAfter(start.get())).isPresent();
      if (later && RecordedScope.lookedAt(run, key)) {
        count++;
      }
    }
    return count;
  }

  private Map<String, String> settings(ManifestEntry newest, List<Change> changes)
      throws IOException {
    Decision decision = newest.attempt().decision();
    if (decision != Decision.CONFIG_CHANGED && decision != Decision.EXTRACTOR_CHANGED) {
      return Map.of();
    }
    Optional<RunStarted> now = runs.find(newest.attempt().runId()).started();
    Optional<RunStarted> then = Optional.empty();
    for (Change change : changes) {
      // A run that only refreshed the entry had another configuration than the one that extracted.
      if (then.isEmpty() && !change.entry().extractor().equals(newest.extractor())) {
        then =
            runs.find(change.entry().attempt().runId())
                .started()
                .filter(run -> run.extractor().equals(Optional.of(change.entry().extractor())));
      }
    }
    return now.isEmpty() || then.isEmpty()
        ? Map.of()
        : differences(then.get().configuration(), now.get().configuration());
  }

  private static Map<String, String> differences(
      Map<String, String> then, Map<String, String> now) {
    SortedSet<String> names = new TreeSet<>(then.keySet());
    names.addAll(now.keySet());
    Map<String, String> differences = new TreeMap<>();
    for (String name : names) {
      String before = then.getOrDefault(name, "not set");
      String after = now.getOrDefault(name, "not set");
      if (!before.equals(after)) {
        differences.put(name, before + " -> " + after);
      }
    }
    return differences;
  }
}
