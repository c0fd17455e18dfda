package io.varve.runners.export.prices;

import io.varve.transforms.instruments.InstrumentDatasets;
import io.varve.transforms.matching.MatchDatasets;
import io.varve.transforms.matching.MatchRow;
import io.varve.transforms.matching.UnmatchedRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What became of the instruments, in the order of their lists: by name of the list, then by line.
 * Memory grows with their number.
 *
 * @param matches those with a price file
 * @param unmatched those without
 */
record Matching(List<MatchRow> matches, List<UnmatchedRow> unmatched) {

  Matching {
    matches = List.copyOf(matches);
    unmatched = List.copyOf(unmatched);
  }

  /** The columns of an instrument that tell its place. */
  record Place(String instrumentId, int line) {}

  /** Reads it. */
  static Matching read(SnapshotFiles files) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    files.forEach(
        InstrumentDatasets.INSTRUMENTS,
        Place.class,
        (key, place) -> lines.put(place.instrumentId(), place.line()));
    List<MatchRow> matches = new ArrayList<>();
    files.forEach(MatchDatasets.MATCHES, MatchRow.class, (key, row) -> matches.add(row));
    List<UnmatchedRow> unmatched = new ArrayList<>();
    files.forEach(MatchDatasets.UNMATCHED, UnmatchedRow.class, (key, row) -> unmatched.add(row));
    matches.sort(order(lines, MatchRow::sourceFile, MatchRow::instrumentId));
    unmatched.sort(order(lines, UnmatchedRow::sourceFile, UnmatchedRow::instrumentId));
    return new Matching(matches, unmatched);
  }

  private static <T> Comparator<T> order(
      Map<String, Integer> lines, Function<T, String> list, Function<T, String> id) {
    return Comparator.comparing(list)
        .thenComparing(row -> lines.getOrDefault(id.apply(row), Integer.MAX_VALUE))
        .thenComparing(id);
  }
}
