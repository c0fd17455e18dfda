package io.varve.runners.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gives equal settings of many runs one place. Not safe for several threads. */
final class Settings {

  private final List<SortedMap<String, String>> all = new ArrayList<>();
  private final Map<Map<String, String>, Integer> places = new HashMap<>();

  /** Returns the place of these settings. */
  int place(Map<String, String> settings) {
    return places.computeIfAbsent(
        Map.copyOf(settings),
        key -> {
          all.add(new TreeMap<>(key));
          return all.size() - 1;
        });
  }

  List<SortedMap<String, String>> all() {
    return all;
  }
}
