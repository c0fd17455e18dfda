package io.varve.runners.sql;

import io.varve.io.json.Json;
import io.varve.io.model.RunCounts;
import java.util.ArrayList;
import java.util.List;

/** The figures of a run, one column each, named as in its record. */
final class CountColumns {

  private static final List<String> NAMES = names();

  private CountColumns() {}

  /** Returns columns of names and types that take turns, with those of the figures after them. */
  static Columns after(String... namesAndTypes) {
    List<String> all = new ArrayList<>(List.of(namesAndTypes));
    for (String name : NAMES) {
      all.add(name);
      all.add("BIGINT");
    }
    return Columns.of(all.toArray(new String[0]));
  }

  /** Returns the values of these columns. */
  static List<String> literals(RunCounts counts) {
    var json = Json.tree(counts);
    return NAMES.stream().map(name -> SqlText.literal(json.get(name).asLong())).toList();
  }

  /** Returns the values of a run that has no figures. */
  static List<String> nulls() {
    return NAMES.stream().map(name -> "null").toList();
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    Json.tree(RunCounts.NONE).fieldNames().forEachRemaining(names::add);
    return List.copyOf(names);
  }
}
