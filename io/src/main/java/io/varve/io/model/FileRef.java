package io.varve.io.model;

/**
 * A file that a snapshot names, with what is needed to verify it.
 *
 * @param path path inside the warehouse
 * @param rows number of rows
 * @param sizeBytes size in bytes
 * @param sha256 content hash of the file
 */
public record FileRef(String path, long rows, long sizeBytes, String sha256) {

  public FileRef {
    Checks.notBlank(path, "path");
    Checks.notNegative(rows, "rows");
    Checks.notNegative(sizeBytes, "size in bytes");
    Checks.notBlank(sha256, "sha256");
  }
}
