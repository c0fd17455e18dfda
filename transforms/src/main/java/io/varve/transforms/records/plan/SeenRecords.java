package io.varve.transforms.records.plan;

import io.varve.transforms.records.version.Sighting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that stands on the pages of a run: each record once, whatever the number of pages that show
 * it. Not safe for several threads.
 */
public final class SeenRecords {

  private final Map<String, List<Sighting>> records = new HashMap<>();
  private final Map<String, Trouble> troubles = new TreeMap<>();
  private final Set<String> goodPages = new HashSet<>();
  private final Set<String> pagesInTrouble = new HashSet<>();
  private long received;
  private long bytes;

  /** Adds something that was seen. */
  public void add(Seen seen) {
    seen.sighting().ifPresent(this::add);
    seen.trouble()
        .ifPresent(
            trouble -> {
              received++;
              troubles.putIfAbsent(trouble.key(), trouble);
              pagesInTrouble.add(pageOf(trouble));
            });
    seen.goodPage().ifPresent(goodPages::add);
    bytes += seen.bytes();
  }

  /** Of equal states the one that was observed last says how new it is. */
  private void add(Sighting seen) {
    received++;
    List<Sighting> states = records.computeIfAbsent(seen.key(), key -> new ArrayList<>(1));
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i).hash().equals(seen.hash())) {
        if (Sighting.BY_AGE.compare(states.get(i), seen) < 0) {
          states.set(i, seen);
        }
        return;
      }
    }
    states.add(seen);
  }

  /** Returns the different states of each record by key, from the oldest to the newest. */
  public Map<String, List<Sighting>> records() {
    records.values().forEach(states -> states.sort(Sighting.BY_AGE));
    return Collections.unmodifiableMap(records);
  }

  /** Returns what is no record, by key. */
  public Map<String, Trouble> troubles() {
    return Collections.unmodifiableMap(troubles);
  }

  /** Returns where the pages are on which something is no record, or which are bad themselves. */
  public Set<String> pagesInTrouble() {
    return Collections.unmodifiableSet(pagesInTrouble);
  }

  private static String pageOf(Trouble trouble) {
    String uri = trouble.source().uri();
    int place = uri.lastIndexOf('#');
    return place < 0 ? uri : uri.substring(0, place);
  }

  /** Returns the keys that the entries of the readable pages would have. */
  public Set<String> goodPages() {
    return Collections.unmodifiableSet(goodPages);
  }

  /** Returns all keys that may have an entry. */
  public Set<String> keys() {
    Set<String> keys = new HashSet<>(records.keySet());
    keys.addAll(troubles.keySet());
    keys.addAll(goodPages);
    return keys;
  }

  /** Returns the number of records on the pages, the same one counted as often as it stands. */
  public long received() {
    return received;
  }

  /** Returns the size of all records, in bytes of canonical JSON. */
  public long bytes() {
    return bytes;
  }
}
