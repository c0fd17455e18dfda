package io.varve.io.parquet;

/**
 * The columns that every dataset row begins with.
 *
 * @param sourceKey source file that the row was made of
 * @param contentHash hash of its bytes
 * @param runId run that extracted it
 */
public record RowOrigin(String sourceKey, String contentHash, String runId) {

  /** Name of the column that tells which source file a row belongs to. */
  public static final String SOURCE_KEY = "source_key";
}
