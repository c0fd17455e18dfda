package io.varve.runners.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** Takes the rows of a result as they come. */
public interface RowSink {

  /** Takes the names of the columns, before the first row. */
  void columns(List<String> names) throws IOException;

  /**
   * Takes a row: text, numbers, booleans and null as they are, times in ISO 8601, lists as arrays,
   * structures and maps as objects.
   *
   * @return whether more are wanted
   */
  boolean row(List<JsonNode> cells) throws IOException;
}
