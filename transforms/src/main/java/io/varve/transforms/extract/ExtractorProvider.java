package io.varve.transforms.extract;

/**
 * Makes an extractor by name. A jar on the class path names its providers in {@code
 * META-INF/services/io.varve.transforms.extract.ExtractorProvider}; each has a public constructor
 * without parameters.
 */
public interface ExtractorProvider {

  /** Returns the name that users give, lower-case letters, digits, {@code -} and {@code _}. */
  String name();

  /** Returns a new extractor with its usual settings. */
  Extractor extractor();
}
