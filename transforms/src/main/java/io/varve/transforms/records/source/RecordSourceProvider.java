package io.varve.transforms.records.source;

/**
 * Makes a source of records known, by {@link java.util.ServiceLoader}: a jar on the class path
 * names its provider in {@code
 * META-INF/services/io.varve.transforms.records.source.RecordSourceProvider}.
 */
public interface RecordSourceProvider {

  /** Returns the source. */
  RecordSource source();
}
