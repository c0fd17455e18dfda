package io.varve.io.audit.lineage;

import io.varve.io.model.DataFile;
import io.varve.io.parquet.RowOrigin;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A row and where it comes from.
 *
 * @param file data file that holds it
 * @param origin source file, its bytes, and the run that extracted it
 * @param keys the dataset's key columns with their values
 * @param span the characters of the document's canonical text that it is about; absent where the
 *     dataset has none
 */
public record RowPlace(
    DataFile file, RowOrigin origin, SortedMap<String, String> keys, Optional<Span> span) {

  public RowPlace {
    keys = new TreeMap<>(keys);
  }

  /**
   * A part of a text.
   *
   * @param start first UTF-16 code unit, from 0
   * @param end the one after the last
   */
  public record Span(int start, int end) {}
}
