package io.varve.transforms.matching;

import io.varve.io.model.Dataset;
import java.util.List;

/** The two datasets of matching: each instrument is in one of them. */
public final class MatchDatasets {

  public static final String MATCHES = "matches";
  public static final String UNMATCHED = "unmatched";

  private static final List<String> KEY = List.of("instrument_id");

  private MatchDatasets() {}

  /** Returns both. */
  public static List<Dataset> all() {
    return List.of(
        new Dataset(MATCHES, MatchRow.class, KEY, List.of()),
        new Dataset(UNMATCHED, UnmatchedRow.class, KEY, List.of()));
  }
}
