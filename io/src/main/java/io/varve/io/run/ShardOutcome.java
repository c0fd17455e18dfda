package io.varve.io.run;

import io.varve.io.model.DataFileChange;
import io.varve.io.model.ManifestEntry;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a piece of work adds to a commit: changed manifest entries and changed data files, all
 * durable.
 *
 * @param entries changed entries
 * @param dataFiles changed data files
 * @param skipped how many files were read and found to need nothing, by label of the decision
 * @param bytesRead bytes of content read from source files
 * @param adopted how many of the entries were taken over from an unfinished run
 */
public record ShardOutcome(
    List<ManifestEntry> entries,
    List<DataFileChange> dataFiles,
    Map<String, Long> skipped,
    long bytesRead,
    long adopted) {

  /** Nothing. */
  public static final ShardOutcome NOTHING = new ShardOutcome(List.of(), List.of(), Map.of(), 0, 0);

  public ShardOutcome {
    entries = List.copyOf(entries);
    dataFiles = List.copyOf(dataFiles);
    skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
  }

  /** Returns an outcome that is one changed entry. */
  public static ShardOutcome of(ManifestEntry entry) {
    return new ShardOutcome(List.of(entry), List.of(), Map.of(), 0, 0);
  }

  /** Returns an outcome that is nothing but content read from source files, in bytes. */
  public static ShardOutcome ofReading(long bytesRead) {
    return new ShardOutcome(List.of(), List.of(), Map.of(), bytesRead, 0);
  }

  /** Returns an outcome that is changed data files. */
  public static ShardOutcome of(List<DataFileChange> dataFiles) {
    return new ShardOutcome(List.of(), dataFiles, Map.of(), 0, 0);
  }
}
