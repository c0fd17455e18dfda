package io.varve.transforms.filings.chunk;

import io.varve.transforms.filings.row.CellRow;
import io.varve.transforms.filings.row.TableRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the rows of a table mean when its top is in another chunk: its caption and header rows. They
 * are put together once for each table, however many chunks it has. Not safe for several threads.
 */
public final class TableContext {

  /** No token is longer, in characters, so that longer lines need not be counted. */
  private static final int LONGEST_TOKEN = 128;

  private final List<TableRow> tables;
  private final int most;
  private int table;
  private int contextOf = -1;
  private Optional<String> context = Optional.empty();

  /**
   * Returns the contexts of the chunks of one document.
   *
   * @param tables its tables, in order
   * @param most tokens of a context; lines that do not fit are left out
   */
  public TableContext(List<TableRow> tables, int most) {
    this.tables = tables;
    this.most = most;
  }

  /**
   * Whether a chunk has a part of a table, and what it needs to be understood.
   *
   * @param holdsTable whether it has a part of one
   * @param context caption and header rows, when the chunk begins inside the table
   */
  public record Of(boolean holdsTable, Optional<String> context) {}

  /** Returns the context of a chunk; to be called for the chunks in order. */
  public Of of(Chunk chunk) {
    while (table < tables.size() && tables.get(table).end() <= chunk.start()) {
      table++;
    }
    if (table == tables.size() || tables.get(table).start() >= chunk.end()) {
      return new Of(false, Optional.empty());
    }
    boolean inside = tables.get(table).start() < chunk.start();
    return new Of(true, inside ? context() : Optional.empty());
  }

  private Optional<String> context() {
    if (contextOf != table) {
      contextOf = table;
      context = assemble(tables.get(table));
    }
    return context;
  }

  private Optional<String> assemble(TableRow row) {
    StringBuilder lines = new StringBuilder();
    row.caption().ifPresent(caption -> append(lines, caption));
    for (List<CellRow> cells : row.cells().subList(0, row.headerRows())) {
      append(lines, cells.stream().map(CellRow::text).collect(Collectors.joining("\t")));
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.toString());
  }

  private void append(StringBuilder lines, String line) {
    if (line.length() > (long) most * LONGEST_TOKEN) {
      return;
    }
    String longer = lines + (lines.isEmpty() ? "" : "\n") + line.stripTrailing();
    if (TokenCounter.count(longer) <= most) {
      lines.setLength(0);
      lines.append(longer);
    }
  }
}
