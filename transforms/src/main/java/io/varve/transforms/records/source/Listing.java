package io.varve.transforms.records.source;

import java.util.Optional;
import java.util.SortedMap;

/**
 * One series of pages: what is asked for until the source says that there is no more.
 *
 * @param name what tells it from others, such as {@code 2026-06-20/modality=6}; the same question
 *     has the same name
 * @param days the days that it is about
 * @param first the request for its first page
 * @param columns columns of the rows, with the values, that say which records of these days a
 *     complete answer holds: a known one that is not in it has vanished. Absent when the question
 *     cannot be put in columns; then nothing is said of what is not there
 */
public record Listing(
    String name, Period days, Request first, Optional<SortedMap<String, String>> columns) {

  public Listing {
    if (!name.matches("[A-Za-z0-9._=/-]{1,300}")) {
      throw new IllegalArgumentException("Invalid name of a listing: " + name);
    }
    columns = columns.map(Request::byName);
  }
}
