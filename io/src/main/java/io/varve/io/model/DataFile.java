package io.varve.io.model;

/**
 * One immutable Parquet file with rows of one dataset and one shard. A snapshot lists at most one
 * per dataset and shard.
 *
 * @param dataset dataset of its rows
 * @param shard shard of its documents
 * @param path path inside the warehouse, {@code /}-separated
 * @param rows number of rows
 * @param sizeBytes size in bytes
 * @param sha256 content hash of the file
 * @param runId run that wrote it
 */
public record DataFile(
    String dataset,
    String shard,
    String path,
    long rows,
    long sizeBytes,
    String sha256,
    String runId) {

  public DataFile {
    Checks.notBlank(dataset, "dataset");
    Checks.notBlank(shard, "shard");
    Checks.notBlank(path, "path");
    Checks.notNegative(rows, "rows");
    Checks.notNegative(sizeBytes, "size in bytes");
    Checks.notBlank(sha256, "sha256");
    Checks.notBlank(runId, "run id");
  }

  /**
   * Returns what identifies the file's place in a snapshot: later files of the same place replace
   * it.
   */
  public String place() {
    return dataset + "/" + shard;
  }
}
