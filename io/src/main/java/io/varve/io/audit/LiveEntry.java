package io.varve.io.audit;

import io.varve.io.model.ManifestEntry;
import java.util.HashMap;
import java.util.Map;

/**
 * What a check keeps of a manifest entry, about 600 bytes with its key.
 *
 * @param shard shard with its live rows; empty when it has none
 * @param contentHash hash of the bytes that they were made of; empty when it has none
 * @param rows live rows by dataset
 * @param whole hash code of the whole entry, to notice any other difference
 */
record LiveEntry(String shard, String contentHash, Map<String, Long> rows, int whole) {

  /** Makes them; texts that many entries share are kept once. Not safe for several threads. */
  static final class Maker {
    private final Map<String, String> texts = new HashMap<>();

    LiveEntry of(ManifestEntry entry) {
      Map<String, Long> rows = new HashMap<>();
      entry.live().rows().forEach((dataset, n) -> rows.put(once(dataset), n));
      return new LiveEntry(
          once(entry.live().shard().orElse("")),
          entry.liveContentHash().orElse(""),
          Map.copyOf(rows),
          entry.hashCode());
    }

    private String once(String text) {
      String known = texts.putIfAbsent(text, text);
      return known == null ? text : known;
    }
  }
}
