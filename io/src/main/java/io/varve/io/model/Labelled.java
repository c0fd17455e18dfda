package io.varve.io.model;

/** An enum whose stored form is not its Java name. */
public interface Labelled {

  /** Returns the stable name used in files and output. */
  String label();
}
