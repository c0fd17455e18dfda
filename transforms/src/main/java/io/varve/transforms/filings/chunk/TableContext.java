package io.varve.transforms.filings.chunk;

import io.varve.transforms.filings.row.CellRow;
import io.varve.transforms.filings.row.TableRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the rows of a table mean when its top is in another chunk: its caption and header rows. */
public final class TableContext {

  private TableContext() {}

  /**
   * Returns the context of a chunk that begins at this offset, nothing when it is not inside the
   * table.
   *
   * @param most tokens of the context; lines that do not fit are left out
   */
  public static Optional<String> of(TableRow table, int chunkStart, int most) {
    if (chunkStart <= table.start() || chunkStart >= table.end()) {
      return Optional.empty();
    }
    StringBuilder context = new StringBuilder();
    table.caption().ifPresent(caption -> append(context, caption, most));
    for (List<CellRow> row : table.cells().subList(0, table.headerRows())) {
      append(context, row.stream().map(CellRow::text).collect(Collectors.joining("\t")), most);
    }
    return context.isEmpty() ? Optional.empty() : Optional.of(context.toString());
  }

  private static void append(StringBuilder context, String line, int most) {
    String longer = context + (context.isEmpty() ? "" : "\n") + line.stripTrailing();
    if (TokenCounter.count(longer) <= most) {
      context.setLength(0);
      context.append(longer);
    }
  }
}
