package io.varve.transforms.records.page;

/**
 * A page that was fetched and kept.
 *
 * @param path where it is kept, relative to the warehouse's folder of all raw pages, such as {@code
 *     <run-id>/0001/page-00001.json.gz}: a run may refer to pages that a dead run fetched; gzip
 * @param bytes size of the body, uncompressed
 * @param storedBytes size as it is kept
 * @param sha256 content hash of the body, uncompressed: {@code sha256:} and 64 digits
 * @param records number of records in it
 */
public record LandedPage(String path, long bytes, long storedBytes, String sha256, int records) {

  public LandedPage {
    if (bytes < 0 || storedBytes < 0 || records < 0) {
      throw new IllegalArgumentException("Invalid page " + path + ": a size is negative");
    }
  }
}
