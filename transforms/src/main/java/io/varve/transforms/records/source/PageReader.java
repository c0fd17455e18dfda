package io.varve.transforms.records.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;

/** Reads the pages of a source. Safe for several threads. */
public interface PageReader extends Serializable {

  /**
   * Reads one page.
   *
   * @param body the answer; its numbers are exact decimals
   * @param asked the request that it answers
   * @throws InvalidPageException when it is not a page; the message says what is wrong with it
   */
  PageContent read(JsonNode body, Request asked) throws InvalidPageException;
}
