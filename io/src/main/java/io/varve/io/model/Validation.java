package io.varve.io.model;

/**
 * Verdict of the validation rules on one document. {@link #FAIL} keeps its rows out of the tables.
 */
public enum Validation {
  PASS,
  WARN,
  FAIL
}
