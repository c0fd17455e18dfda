package io.varve.io.shard;

import io.varve.io.model.DataFile;
import io.varve.io.model.FileRef;
import io.varve.io.snapshot.WarehouseLayout;
import java.util.Locale;

/**
 * Under which names a shard's data files are written: a shard keeps its name for life, each attempt
 * at writing it has its own.
 *
 * @param shard name of the shard; what stands before its last {@code /} is the partition that its
 *     rows belong to, and a shard never leaves it
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

  /**
   * Returns the name of a run's new shard in a partition.
   *
   * @param partition {@code column=value} parts, {@code /}-separated
   */
  public static String inPartition(String partition, String runId, String name) {
    return partition + "/" + runId + "-" + name;
  }

  /** Returns the partition of a shard, empty when it has none. */
  public static String partitionOf(String shard) {
    return shard.substring(0, Math.max(0, shard.lastIndexOf('/')));
  }

  /** Returns the path of its data file of a dataset. */
  String path(String dataset) {
    return WarehouseLayout.dataFile(
        dataset, partitionOf(shard), runId, shard.substring(shard.lastIndexOf('/') + 1), attemptId);
  }

  /** Returns the listing of one of its data files. */
  DataFile dataFile(String dataset, FileRef file) {
    return new DataFile(
        dataset, shard, file.path(), file.rows(), file.sizeBytes(), file.sha256(), runId);
  }
}
