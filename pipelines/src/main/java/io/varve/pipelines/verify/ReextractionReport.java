package io.varve.pipelines.verify;

import io.varve.io.audit.Sample;
import io.varve.transforms.reextract.Comparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What extracting a share of the live documents again showed. Each of them is counted once.
 *
 * @param sample share that was asked for, and its seed
 * @param live documents with live rows
 * @param same documents whose rows are the stored ones
 * @param differing number of documents that gave other rows
 * @param differences those of them that are named, the first thousand by key
 * @param notComparable documents that cannot be compared, by reason
 */
public record ReextractionReport(
    Sample sample,
    long live,
    long same,
    long differing,
    List<Comparison> differences,
    SortedMap<String, Long> notComparable) {

  public ReextractionReport {
    differences = List.copyOf(differences);
    notComparable = Collections.unmodifiableSortedMap(new TreeMap<>(notComparable));
  }

  /** Returns the number of documents that were looked at. */
  public long documents() {
    return same + differing + notComparable.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Counts documents; safe for several threads. */
  static final class Tally {

    private static final int MOST_NAMED = 1000;

    private final SortedMap<String, Long> notComparable = new TreeMap<>();
    private final SortedMap<String, Comparison> differences = new TreeMap<>();
    private long same;
    private long differing;

    synchronized void add(Comparison comparison) {
      switch (comparison.outcome()) {
        case SAME -> same++;
        case NOT_COMPARABLE -> notComparable.merge(comparison.detail(), 1L, Long::sum);
        case DIFFERS -> {
          differing++;
          differences.put(comparison.key(), comparison);
          if (differences.size() > MOST_NAMED) {
            differences.remove(differences.lastKey());
          }
        }
      }
    }

    synchronized ReextractionReport report(Sample sample, long live) {
      return new ReextractionReport(
          sample, live, same, differing, new ArrayList<>(differences.values()), notComparable);
    }
  }
}
