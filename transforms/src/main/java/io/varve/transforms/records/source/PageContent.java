package io.varve.transforms.records.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one page says.
 *
 * @param records its records, in order; their numbers are exact decimals
 * @param next the request for the next page; absent on the last one
 * @param total number of records of the whole listing, when the page tells
 */
public record PageContent(List<JsonNode> records, Optional<Request> next, OptionalLong total) {

  public PageContent {
    records = List.copyOf(records);
  }
}
