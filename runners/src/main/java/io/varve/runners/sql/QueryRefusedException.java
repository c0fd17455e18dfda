package io.varve.runners.sql;

/** A query that the database does not answer: the message says why, in its words. */
public final class QueryRefusedException extends Exception {

  private static final long serialVersionUID = 1;

  QueryRefusedException(String message) {
    super(message);
  }

  QueryRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
