package io.varve.io.snapshot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The only class that knows where things are inside a warehouse. All paths are relative to its
 * root.
 */
public final class WarehouseLayout {

  /** Marks a folder as a warehouse. */
  public static final String MARKER = "varve.json";

  public static final String SNAPSHOTS = "snapshots";
  public static final String MANIFESTS = "manifests";
  public static final String DATA = "data";
  public static final String RUNS = "runs";
  public static final String QUARANTINE = "quarantine";
  public static final String STAGING = "staging";

  /** Iceberg tables over the data files; nothing in a snapshot refers to them. */
  public static final String ICEBERG = "iceberg";

  /** What earlier systems' states were imported, as they were. */
  public static final String IMPORTS = "imports";

  public static final String TRASH = "trash";

  /** Answers of an API, as they came. */
  public static final String RAW = "raw";

  private static final Pattern SNAPSHOT_FILE = Pattern.compile(SNAPSHOTS + "/([0-9]{20})\\.json");

  private WarehouseLayout() {}

  public static String snapshot(long id) {
    return String.format(Locale.ROOT, "%s/%020d.json", SNAPSHOTS, id);
  }

  /** Returns the id of a snapshot's file, or nothing for another file. */
  public static OptionalLong snapshotId(String path) {
    Matcher matcher = SNAPSHOT_FILE.matcher(path);
    if (!matcher.matches() || matcher.group(1).compareTo("09223372036854775807") > 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(matcher.group(1)));
  }

  public static String manifest(String runId, String name, String attemptId) {
    return MANIFESTS + "/" + runId + "/" + name + "-" + attemptId + ".parquet";
  }

  /**
   * Returns the path of a data file.
   *
   * @param partition partition that the shard belongs to, such as {@code year=2026/month=06}; empty
   *     for none
   */
  public static String dataFile(
      String dataset, String partition, String runId, String name, String attemptId) {
    return DATA
        + "/"
        + dataset
        + "/"
        + (partition.isEmpty() ? "" : partition + "/")
        + runId
        + "/"
        + name
        + "-"
        + attemptId
        + ".parquet";
  }

  /** Returns the folder of all that a run was answered. */
  public static String raw(String runId) {
    return RAW + "/" + runId;
  }

  public static String runStarted(String runId) {
    return RUNS + "/" + runId + "/started.json";
  }

  public static String runFinished(String runId) {
    return RUNS + "/" + runId + "/finished.json";
  }

  /** Returns the path of the copy of a state that a run imported; numbered from 1. */
  public static String imported(String runId, int number) {
    return IMPORTS + "/" + runId + "/state-" + number + ".json";
  }

  /** Returns the path of a copy of the snapshot that a run committed. */
  public static String snapshotCopy(String runId) {
    return RUNS + "/" + runId + "/snapshot.json";
  }

  public static String journal(String runId) {
    return STAGING + "/" + runId;
  }

  public static String journal(String runId, String shard, String attemptId) {
    return journal(runId) + "/" + shard + "-" + attemptId + ".json";
  }

  /** Returns the path of the list of files that a run found to be needed no more. */
  public static String trash(String runId) {
    return TRASH + "/" + runId + ".json";
  }

  /** Returns the run that wrote a file, for the folders that are divided by runs. */
  public static Optional<String> writer(String path) {
    String[] parts = path.split("/", -1);
    boolean data = parts[0].equals(DATA);
    // Partitions stand between the dataset and the run.
    int at = data ? Math.max(2, parts.length - 2) : 1;
    boolean divided = List.of(DATA, MANIFESTS, QUARANTINE, STAGING, RUNS, RAW).contains(parts[0]);
    return divided && parts.length > at + 1 ? Optional.of(parts[at]) : Optional.empty();
  }

  /**
   * Returns the path of a quarantine record; any key gives a file name that every store can hold.
   */
  public static String quarantine(String runId, String key) {
    return QUARANTINE + "/" + runId + "/" + SafeName.of(key) + ".json";
  }
}
