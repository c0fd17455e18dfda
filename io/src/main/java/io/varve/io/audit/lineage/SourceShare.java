package io.varve.io.audit.lineage;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one source file has in a data file.
 *
 * @param sourceKey source file
 * @param contentHash hash of the bytes that the rows were made of
 * @param rows number of rows
 * @param runIds runs that extracted them; more than one only in a damaged file
 */
public record SourceShare(
    String sourceKey, String contentHash, long rows, SortedSet<String> runIds) {

  public SourceShare {
    runIds = new TreeSet<>(runIds);
  }
}
