package io.varve.transforms.records.page;

/**
 * A page that was fetched and kept.
 *
 * @param path where it is kept, relative to the folder of its run; gzip
 * @param bytes size of the body, uncompressed
 * @param storedBytes size as it is kept
 * @param sha256 content hash of the body, uncompressed
 * @param records number of records in it
 */
public record LandedPage(String path, long bytes, long storedBytes, String sha256, int records) {}
