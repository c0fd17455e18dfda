package io.varve.transforms.records.api;

/** How a call of an API goes wrong. */
public enum Mishap {
  /** 429 with an HTML page. */
  BUSY,
  /** 429 with an HTML page, and one second to wait. */
  BUSY_FOR_A_SECOND,
  /** 500 with an error in JSON. */
  ERROR_JSON,
  /** 500 with a plain sentence that says it is JSON. */
  ERROR_TEXT,
  /** No answer at all. */
  STALL,
  /** The head of an answer and half its body, and no more. */
  STALLED_BODY,
  /** 200 with something that is no JSON. */
  INVALID_JSON,
  /** 200 with JSON that is no page. */
  NO_PAGE,
  /** 200 with nothing. */
  EMPTY,
  /** Half the body that the head announced, then the end of the connection. */
  TRUNCATED,
  /** Half a body in chunks, then the end of the connection. */
  CUT_CHUNKED,
  /** The end of the connection, without an answer. */
  DROPPED,
  /** 404. */
  NOT_FOUND,
  /** A redirect to the same place. */
  REDIRECT,
  /** A redirect to another host. */
  REDIRECT_ELSEWHERE
}
