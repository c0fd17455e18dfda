package io.varve.transforms.extract;

import io.varve.io.model.Dataset;
import java.io.Serializable;
import java.util.List;

/**
 * Turns the bytes of one source file into rows.
 *
 * <p>Contract: the same key, bytes and {@link #identity()} give the same rows, on every machine, in
 * every locale, at any time. An extractor of text that says itself what it is should not use the
 * key. Memory and time grow no faster than linearly with the bytes. An instance is serialised to
 * the workers and then used by one thread at a time.
 */
public interface Extractor extends Serializable {

  /** Returns what, besides the key and the bytes, decides the result. */
  ExtractorIdentity identity();

  /** Returns the datasets that it may fill. Parents stand before their children. */
  List<Dataset> datasets();

  /**
   * Extracts and validates one source file.
   *
   * @throws ExtractionException when the document is bad; any other exception or error is taken for
   *     a defect or an exhausted limit of this one document, and harms no other
   */
  Extraction extract(SourceDocument document, Deadline deadline) throws ExtractionException;
}
