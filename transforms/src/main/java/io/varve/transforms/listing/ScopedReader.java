package io.varve.transforms.listing;

import io.varve.io.model.ContentHash;
import io.varve.io.model.SourceFile;
import io.varve.transforms.extract.ExtractionException;

/** Reads files as the scope of an input lists them. Safe for several threads. */
public final class ScopedReader {

  private final SourceTree tree;
  private final String keyPrefix;

  ScopedReader(SourceTree tree, String keyPrefix) {
    this.tree = tree;
    this.keyPrefix = keyPrefix;
  }

  /**
   * Reads the content of a listed file.
   *
   * @param maxBytes largest size to read
   * @throws ExtractionException as {@link SourceTree#read} does
   */
  public byte[] read(SourceFile file, long maxBytes) throws ExtractionException {
    return tree.read(inTree(file), maxBytes);
  }

  /**
   * Returns the hash of the content of a listed file; one that lies on a disk is not held in memory
   * for it.
   *
   * @param maxBytes largest size to read
   * @throws ExtractionException as {@link SourceTree#read} does
   */
  public ContentHash hash(SourceFile file, long maxBytes) throws ExtractionException {
    return tree.hash(inTree(file), maxBytes);
  }

  private SourceFile inTree(SourceFile file) {
    return file.withKey(file.key().substring(keyPrefix.length()));
  }
}
