package io.varve.pipelines.tradeable;

import io.varve.io.model.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a warehouse must hold of a tree of price files and lists, in plain maps. Of each thing (a
 * ticker, a list) it has the rows of one file: of the listed one when that can be read, else those
 * that were there.
 */
final class TreeModel {

  /** The file whose rows are there. */
  record Live(String key, String hash) {}

  private final SortedMap<String, String> input = new TreeMap<>();
  private final TreeMap<Long, SortedMap<String, Live>> kept = new TreeMap<>();
  private final SortedSet<String> purged = new TreeSet<>();

  /** Returns the files that are there, with their content. */
  SortedMap<String, String> input() {
    return input;
  }

  /** Returns the snapshots, each with what is live in it. */
  NavigableMap<Long, SortedMap<String, Live>> kept() {
    return kept;
  }

  SortedSet<String> purged() {
    return purged;
  }

  SortedMap<String, Live> current() {
    return kept.isEmpty() ? new TreeMap<>() : kept.lastEntry().getValue();
  }

  /** Returns what a file is about: its ticker, or for a list its path. */
  static String about(String key) {
    return key.startsWith("prices/") ? key.substring(key.lastIndexOf('/') + 1) : key;
  }

  /** Returns whether two files are about the same thing. */
  boolean clashes() {
    return input.keySet().stream().map(TreeModel::about).distinct().count() < input.size();
  }

  /** Returns what is live after a run. */
  SortedMap<String, Live> afterRun(boolean prune) {
    SortedMap<String, Live> after = new TreeMap<>(current());
    SortedSet<String> listed = new TreeSet<>();
    input.forEach(
        (key, text) -> {
          listed.add(about(key));
          if (!text.equals(Prices.UNREADABLE) && !purged.contains(key)) {
            after.put(about(key), new Live(key, hash(text)));
          }
        });
    if (prune) {
      after.keySet().retainAll(listed);
    }
    return after;
  }

  /** Returns what is live after going back: what was purged since stays so. */
  SortedMap<String, Live> afterRollback(long target) {
    return new TreeMap<>(kept.get(target));
  }

  /** Takes a file out of all snapshots for good. */
  void purge(String key) {
    purged.add(key);
    kept.replaceAll(
        (id, live) -> {
          SortedMap<String, Live> rest = new TreeMap<>(live);
          rest.values().removeIf(each -> each.key().equals(key));
          return rest;
        });
  }

  /** Returns what is live, by what it is about, as the warehouse says it. */
  static SortedMap<String, Live> byThing(Map<String, String> liveHashes) {
    SortedMap<String, Live> live = new TreeMap<>();
    liveHashes.forEach(
        (key, hash) -> {
          Live other = live.put(about(key), new Live(key, hash));
          if (other != null) {
            throw new AssertionError(key + " has rows beside " + other);
          }
        });
    return live;
  }

  private static String hash(String text) {
    return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).value();
  }
}
