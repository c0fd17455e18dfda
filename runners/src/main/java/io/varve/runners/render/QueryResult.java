package io.varve.runners.render;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.runners.console.Console;
import io.varve.runners.options.ResultFormat;
import io.varve.runners.sql.RowSink;
import java.io.IOException;
import java.util.List;

/** The rows of a query on a console: CSV and JSON as they come, a table at its end. Use once. */
public final class QueryResult implements RowSink {

  /** What remains to be printed after the last row. */
  @FunctionalInterface
  private interface Ending {
    void print(boolean more) throws IOException;
  }

  private final LimitedRows rows;
  private final Ending ending;

  private QueryResult(RowSink sink, long mostRows, Ending ending) {
    this.rows = new LimitedRows(sink, mostRows);
    this.ending = ending;
  }

  /**
   * Returns a result that prints itself.
   *
   * @param mostRows rows that are printed
   * @param wide whether cells of a table are never cut
   */
  public static QueryResult to(Console console, ResultFormat format, long mostRows, boolean wide)
      throws IOException {
    return switch (format) {
      case CSV ->
          new QueryResult(new CsvRows(console.out()), mostRows, more -> note(console, more));
      case JSON -> {
        JsonRows json = new JsonRows(console.out());
        yield new QueryResult(
            json,
            mostRows,
            more -> {
              json.end();
              note(console, more);
            });
      }
      case TABLE -> {
        TableRows table = new TableRows(wide ? Integer.MAX_VALUE : console.columns());
        yield new QueryResult(table, mostRows, more -> console.print(table.text(more)));
      }
    };
  }

  @Override
  public void columns(List<String> names) throws IOException {
    rows.columns(names);
  }

  @Override
  public boolean row(List<JsonNode> cells) throws IOException {
    return rows.row(cells);
  }

  /** Prints what remains; has to be called after the last row. */
  public void end() throws IOException {
    ending.print(rows.hadMore());
  }

  private static void note(Console console, boolean more) {
    console.out().flush();
    if (more) {
      console.err().println("There are more rows: --max-rows=N prints N of them.");
    }
  }
}
