package io.varve.runners.render;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.runners.sql.RowSink;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Rows as CSV after RFC 4180, with a header; but lines end with LF alone, as the tools of a shell
 * expect. Null is an empty field, an empty text is {@code ""}, lists and structures are JSON.
 */
public final class CsvRows implements RowSink {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').build();

  private final CSVPrinter printer;

  /** Returns a sink that prints as rows come. */
  public CsvRows(PrintStream out) throws IOException {
    this.printer = new CSVPrinter(out, FORMAT);
  }

  @Override
  public void columns(List<String> names) throws IOException {
    printer.printRecord(names);
  }

  @Override
  public boolean row(List<JsonNode> cells) throws IOException {
    printer.printRecord(cells.stream().map(cell -> cell.isNull() ? null : CellText.of(cell)));
    return true;
  }
}
