package io.varve.pipelines.lifecycle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a warehouse must hold, in plain maps: the input as it is now, and of each kept snapshot the
 * documents it knows. What is not tried again stays; what fails keeps its last good text.
 */
final class HistoryModel {

  /** First line of a text that cannot be extracted. */
  static final String BAD = "GARBLED\n";

  /**
   * What is known of one document.
   *
   * @param tried text of the newest attempt
   * @param live text whose rows are there
   */
  record Doc(String tried, Optional<String> live) {

    /** What a purge leaves, for good. */
    static final Doc PURGED = new Doc("purged", Optional.empty());
  }

  /**
   * One snapshot.
   *
   * @param docs its documents by key
   * @param changesTables whether it is of a run or a rollback
   */
  record State(SortedMap<String, Doc> docs, boolean changesTables) {
    State {
      docs = Collections.unmodifiableSortedMap(new TreeMap<>(docs));
    }
  }

  private final SortedMap<String, String> input = new TreeMap<>();
  private final TreeMap<Long, State> kept = new TreeMap<>();
  private final SortedMap<String, Long> tags = new TreeMap<>();

  SortedMap<String, String> input() {
    return input;
  }

  SortedMap<String, Long> tags() {
    return tags;
  }

  /** Returns the kept snapshots by id. */
  NavigableMap<Long, State> kept() {
    return kept;
  }

  /** Returns the documents of the current snapshot. */
  SortedMap<String, Doc> current() {
    return kept.isEmpty() ? new TreeMap<>() : kept.lastEntry().getValue().docs();
  }

  /** Returns the documents after a run. */
  SortedMap<String, Doc> afterRun(boolean pruneDeleted) {
    SortedMap<String, Doc> after = new TreeMap<>(current());
    if (pruneDeleted) {
      after.entrySet().removeIf(e -> !input.containsKey(e.getKey()) && !isPurged(e.getValue()));
    }
    input.forEach(
        (key, text) -> {
          if (isPurged(after.get(key))) {
            return;
          }
          Optional<String> before = Optional.ofNullable(after.get(key)).flatMap(Doc::live);
          after.put(key, new Doc(text, text.startsWith(BAD) ? before : Optional.of(text)));
        });
    return after;
  }

  private static boolean isPurged(Doc doc) {
    return Doc.PURGED.equals(doc);
  }

  /** Returns the documents after going back to older ones: what was purged since stays so. */
  SortedMap<String, Doc> afterRollback(long target) {
    SortedMap<String, Doc> after = new TreeMap<>(kept.get(target).docs());
    purged().forEach(key -> after.put(key, Doc.PURGED));
    return after;
  }

  /** Returns the keys that were purged. */
  SortedSet<String> purged() {
    SortedSet<String> keys = new TreeSet<>(current().keySet());
    keys.removeIf(key -> !isPurged(current().get(key)));
    return keys;
  }

  /** Takes the rows of a document out of all kept snapshots. */
  void erase(String key) {
    kept.replaceAll(
        (id, state) -> {
          SortedMap<String, Doc> docs = new TreeMap<>(state.docs());
          docs.computeIfPresent(
              key, (k, doc) -> isPurged(doc) ? doc : new Doc(doc.tried(), Optional.empty()));
          return new State(docs, state.changesTables());
        });
  }

  /** Returns the snapshots that a policy of so many newest must leave. */
  SortedSet<Long> afterForget(int keepLast) {
    SortedSet<Long> stay = new TreeSet<>(tags.values());
    stay.add(kept.lastKey());
    kept.descendingMap().entrySet().stream()
        .filter(each -> each.getValue().changesTables())
        .limit(keepLast)
        .forEach(each -> stay.add(each.getKey()));
    return stay;
  }

  /** Returns all rows that a snapshot must have, sorted. */
  static List<String> rows(SortedMap<String, Doc> docs) {
    List<String> rows = new ArrayList<>();
    for (Map.Entry<String, Doc> each : docs.entrySet()) {
      if (each.getValue().live().isPresent()) {
        String text = each.getValue().live().get();
        List<String> lines = text.lines().toList();
        rows.add(each.getKey() + " document " + text.length() + " " + lines.get(0));
        for (int i = 0; i < lines.size(); i++) {
          rows.add(each.getKey() + " line " + i + " " + lines.get(i));
        }
      }
    }
    Collections.sort(rows);
    return rows;
  }
}
