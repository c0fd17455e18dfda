package io.varve.pipelines.earlier;

import io.varve.transforms.earlier.Finding;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What an import made.
 *
 * @param snapshot snapshot that holds the entries
 * @param runId run that imported
 * @param entries entries in it
 * @param failed of the entries, those that had failed in the earlier system
 * @param findings how many files came out how
 * @param noted files that did not come out as verified, at most {@link #MOST_NOTED}
 */
public record ImportReport(
    long snapshot,
    String runId,
    long entries,
    long failed,
    Map<Finding, Long> findings,
    List<Noted> noted) {

  /** So many files are named; all are counted, and each entry says how it came out. */
  public static final int MOST_NOTED = 1000;

  public ImportReport {
    Map<Finding, Long> all = new EnumMap<>(Finding.class);
    for (Finding finding : Finding.values()) {
      all.put(finding, findings.getOrDefault(finding, 0L));
    }
    findings = Collections.unmodifiableMap(all);
    noted = List.copyOf(noted);
  }

  /**
   * One file.
   *
   * @param path what the earlier system called it
   */
  public record Noted(String path, Finding finding) {}
}
