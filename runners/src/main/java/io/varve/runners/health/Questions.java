package io.varve.runners.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.runners.sql.QueryRefusedException;
import io.varve.runners.sql.RowSink;
import io.varve.runners.sql.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the rules ask, each with a small answer. */
final class Questions {

  /** Examples that a finding names. */
  static final int EXAMPLES = 5;

  private final Session session;

  Questions(Session session) {
    this.session = session;
  }

  /** Returns all rows; the query says that they are few. */
  List<List<JsonNode>> rows(String query) throws IOException {
    List<List<JsonNode>> rows = new ArrayList<>();
    try {
      session.ask(
          query,
          new RowSink() {
            @Override
            public void columns(List<String> names) {}

            @Override
            public boolean row(List<JsonNode> cells) {
              rows.add(cells);
              return true;
            }
          });
    } catch (QueryRefusedException e) {
      throw new IOException("Cannot ask the tables: " + e.getMessage() + ".", e);
    }
    return rows;
  }

  /** Returns the only row. */
  List<JsonNode> row(String query) throws IOException {
    return rows(query).get(0);
  }

  /**
   * Counts the rows of a query with one column of text, and names the first of them.
   *
   * @param query has a row for each thing that is wrong
   */
  Wrong wrong(String query) throws IOException {
    List<JsonNode> row =
        row(
            "with wrong(name) as ("
                + query
                + ") select (select count(*) from wrong), (select list(name order by name) from"
                + " (select name from wrong order by name limit "
                + EXAMPLES
                + "))");
    List<String> examples = new ArrayList<>();
    row.get(1).forEach(name -> examples.add(name.asText()));
    return new Wrong(row.get(0).asLong(), examples);
  }

  /** Things that are wrong: how many, and some of them. */
  record Wrong(long count, List<String> examples) {}
}
