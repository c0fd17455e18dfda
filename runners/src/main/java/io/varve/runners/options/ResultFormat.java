package io.varve.runners.options;

/** How the rows of a query are printed. */
public enum ResultFormat {
  TABLE,
  CSV,
  JSON
}
