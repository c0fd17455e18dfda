package io.varve.runners.render;

import io.varve.io.model.Forgotten;
import io.varve.io.model.Lifecycle;
import io.varve.io.model.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** What one operation did to tags, snapshots and data files, told from two snapshots alone. */
final class LifecycleStep {

  private LifecycleStep() {}

  /**
   * Returns it in a few words; nothing for a run, and nothing when the older snapshot is not the
   * parent, since then others had a part in the difference.
   */
  static String words(Snapshot before, Snapshot now) {
    boolean follows = now.parent().filter(parent -> parent.id() == before.id()).isPresent();
    if (!follows || now.author().operation().equals("run")) {
      return "";
    }
    List<String> words = new ArrayList<>(tags(before.lifecycle().tags(), now.lifecycle().tags()));
    words.addAll(forgotten(before.lifecycle(), now.lifecycle()));
    if (now.author().operation().equals("compact")) {
      words.add(
          Human.number(dataFiles(before)) + " -> " + Human.count(dataFiles(now), "data file"));
    }
    return String.join(", ", words);
  }

  private static List<String> tags(SortedMap<String, Long> before, SortedMap<String, Long> now) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    List<String> words = new ArrayList<>();
    for (String name : names) {
      if (!now.containsKey(name)) {
        words.add("tag " + name + " gone from " + before.get(name));
      } else if (!Objects.equals(before.get(name), now.get(name))) {
        words.add("tag " + name + " -> " + now.get(name));
      }
    }
    return words;
  }

  private static List<String> forgotten(Lifecycle before, Lifecycle now) {
    Set<Forgotten> known = new HashSet<>(before.forgotten());
    List<String> ranges = new ArrayList<>();
    for (Forgotten range : now.forgotten()) {
      if (!known.contains(range)) {
        addNew(range, before, ranges);
      }
    }
    return ranges.isEmpty() ? List.of() : List.of("forgot " + String.join(", ", ranges));
  }

  /** A range may have grown around one that was forgotten before. */
  private static void addNew(Forgotten range, Lifecycle before, List<String> ranges) {
    long first = 0;
    for (long id = range.first(); id <= range.last() + 1; id++) {
      boolean isNew = id <= range.last() && !before.isForgotten(id);
      if (isNew && first == 0) {
        first = id;
      } else if (!isNew && first > 0) {
        ranges.add(first == id - 1 ? Long.toString(first) : first + " to " + (id - 1));
        first = 0;
      }
    }
  }

  private static long dataFiles(Snapshot snapshot) {
    return snapshot.datasets().values().stream()
        .mapToLong(state -> state.totals().dataFiles())
        .sum();
  }
}
