package io.varve.transforms.filings.table;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.NumericFact;
import io.varve.transforms.filings.text.SourceTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the data tables of a canonical text. A table around other tables only places them. */
public final class TableReader {

  private TableReader() {}

  /** Returns the data tables in reading order; their spans do not overlap. */
  public static List<DataTable> read(CanonicalText text, Deadline deadline)
      throws ExtractionException {
    return read(text, List.of(), deadline);
  }

  /**
   * Returns the data tables, checked against tagged numbers.
   *
   * @param facts numbers that inline XBRL tags, in reading order; empty in other documents
   */
  public static List<DataTable> read(CanonicalText text, List<NumericFact> facts, Deadline deadline)
      throws ExtractionException {
    return read(text, facts, List.of(), deadline);
  }

  /**
   * Returns the data tables, those that no tag marks as well.
   *
   * @param facts numbers that inline XBRL tags, in reading order; empty in other documents
   * @param borders offsets in order, such as starts of sections, that no table without tags crosses
   */
  public static List<DataTable> read(
      CanonicalText text, List<NumericFact> facts, List<Integer> borders, Deadline deadline)
      throws ExtractionException {
    List<DataTable> tables = tagged(text, facts, deadline);
    BlockIndex index = new BlockIndex(text);
    for (SourceTable source : UntaggedTables.of(text, borders, deadline)) {
      deadline.check();
      Grid grid = PlainColumns.of(source, text);
      if (TableShape.holdsData(grid, true)) {
        tables.add(table(grid, source, text, index, facts));
      }
    }
    tables.sort(Comparator.comparingInt(DataTable::start));
    return tables;
  }

  private static List<DataTable> tagged(
      CanonicalText text, List<NumericFact> facts, Deadline deadline) throws ExtractionException {
    Set<Integer> parents = new HashSet<>();
    text.tables().forEach(table -> parents.add(table.parent()));
    List<DataTable> tables = new ArrayList<>();
    BlockIndex index = new BlockIndex(text);
    for (int i = 0; i < text.tables().size(); i++) {
      deadline.check();
      SourceTable source = text.tables().get(i);
      if (parents.contains(i) || source.rows().isEmpty()) {
        continue;
      }
      Grid grid = source.monospaced() ? PlainColumns.of(source, text) : Grid.of(source, text);
      int end = tables.isEmpty() ? 0 : tables.get(tables.size() - 1).end();
      if (TableShape.holdsData(grid, source.monospaced()) && start(source) >= end) {
        tables.add(table(grid, source, text, index, facts));
      }
    }
    return tables;
  }

  private static DataTable table(
      Grid grid,
      SourceTable source,
      CanonicalText text,
      BlockIndex index,
      List<NumericFact> facts) {
    int headerRows = HeaderRows.of(grid);
    int start = start(source);
    int before = index.blockAt(start);
    String caption = Surroundings.caption(text, before);
    String heading = Surroundings.heading(text, before);
    String near = Surroundings.wordsAbove(text, before) + "\n" + headWords(grid, headerRows);
    Scales scales = TableScales.of(grid, near, facts, start);
    CellRows cells = CellRows.of(grid, headerRows, scales, new FactCheck(facts, start));
    return new DataTable(
        start,
        end(source),
        Surroundings.filled(caption),
        Surroundings.filled(heading),
        TableFacts.kind(grid, caption, heading),
        scales.money(),
        TableFacts.currency(grid, near),
        grid.columns(),
        headerRows,
        cells.rows(),
        Markdown.of(grid, headerRows),
        Optional.of(cells.facts()).filter(count -> !facts.isEmpty()),
        Optional.of(cells.mismatches()).filter(count -> !facts.isEmpty()));
  }

  private static String headWords(Grid grid, int headerRows) {
    StringBuilder words = new StringBuilder();
    for (List<GridCell> row : grid.rows().subList(0, Math.max(1, headerRows))) {
      row.forEach(cell -> words.append(cell.text()).append('\n'));
    }
    return words.toString();
  }

  private static int start(SourceTable table) {
    return table.rows().stream()
        .flatMap(List::stream)
        .filter(cell -> cell.end() > cell.start())
        .mapToInt(SourceTable.Cell::start)
        .min()
        .orElse(0);
  }

  private static int end(SourceTable table) {
    return table.rows().stream()
        .flatMap(List::stream)
        .mapToInt(SourceTable.Cell::end)
        .max()
        .orElse(0);
  }

  /** Finds the block at an offset by halving. */
  private record BlockIndex(CanonicalText text) {
    int blockAt(int offset) {
      int low = 0;
      int high = text.blocks().size() - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        Block block = text.blocks().get(middle);
        if (block.start() <= offset) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low;
    }
  }
}
