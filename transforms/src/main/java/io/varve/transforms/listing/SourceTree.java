package io.varve.transforms.listing;

import io.varve.io.model.ContentHash;
import io.varve.io.model.SourceFile;
import io.varve.transforms.extract.ExtractionException;
import java.time.Instant;
import java.util.function.Consumer;

/** The source files under one input root. Only read, never written. Safe for several threads. */
public interface SourceTree {

  /**
   * Makes sure that the root is there.
   *
   * @throws ListingException when it is not, or is not a folder
   */
  void checkRoot() throws ListingException;

  /**
   * Visits each file below the root once, in any order.
   *
   * @param listedAt time of the listing, recorded with each file
   * @throws ListingException when any part of the tree cannot be listed: a partial listing would
   *     make files look deleted
   */
  void list(Instant listedAt, Consumer<SourceFile> visitor) throws ListingException;

  /**
   * Reads the content of a listed file.
   *
   * @param maxBytes largest size to read
   * @throws ExtractionException with {@code FETCH} when it cannot be read, {@code LIMIT} when it is
   *     larger, {@code UNSTABLE} when it is not the content that was listed or changed while it was
   *     read
   */
  byte[] read(SourceFile file, long maxBytes) throws ExtractionException;

  /**
   * Returns the hash of the content that {@link #read} would return.
   *
   * @param maxBytes largest size to read
   * @throws ExtractionException as {@link #read} does
   */
  default ContentHash hash(SourceFile file, long maxBytes) throws ExtractionException {
    return ContentHash.of(read(file, maxBytes));
  }
}
