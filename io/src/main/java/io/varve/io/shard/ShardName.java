package io.varve.io.shard;

import io.varve.io.model.DataFile;
import io.varve.io.model.FileRef;
import java.util.Locale;

/**
 * Under which names a shard's data files are written: a shard keeps its name for life, each attempt
 * at writing it has its own.
 *
 * @param shard name of the shard
 * @param runId run that writes
 * @param attemptId attempt of this run
 */
public record ShardName(String shard, String runId, String attemptId) {

  /**
   * Returns the name of a run's new shard with this number.
   *
   * @param input name of one of several inputs; empty for the only one
   */
  public static String ofNumber(String runId, String input, int number) {
    String of = input.isEmpty() ? "" : "-" + input;
    return String.format(Locale.ROOT, "%s%s-%05d", runId, of, number);
  }

  /** Returns the listing of one of its data files. */
  DataFile dataFile(String dataset, FileRef file) {
    return new DataFile(
        dataset, shard, file.path(), file.rows(), file.sizeBytes(), file.sha256(), runId);
  }
}
