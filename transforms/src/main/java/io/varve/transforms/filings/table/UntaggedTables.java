package io.varve.transforms.filings.table;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.SourceTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds tables of plain text that no tag marks: lines whose amounts stand under each other, with
 * the labels, headings and rules among and above them. Sentences, page breaks and the borders of
 * sections end a table. The time is linear in the text.
 */
final class UntaggedTables {

  /** Labels between two rows, at most. */
  private static final int MOST_BETWEEN = 8;

  private static final int FEW_ROWS = 3;

  private final List<SourceLine> lines;
  private final List<SourceTable> found = new ArrayList<>();
  private int floor;

  private UntaggedTables(List<SourceLine> lines) {
    this.lines = lines;
  }

  /**
   * Returns the tables in reading order.
   *
   * @param borders offsets that no table crosses, in order
   */
  static List<SourceTable> of(CanonicalText text, List<Integer> borders, Deadline deadline)
      throws ExtractionException {
    List<SourceTable> tables = new ArrayList<>();
    List<SourceLine> lines = new ArrayList<>();
    Borders sections = new Borders(borders);
    Borders pages = new Borders(text.places().pageBreaks());
    for (int i = 0; i < text.blocks().size(); i++) {
      if ((i & 0x3FF) == 0) {
        deadline.check();
      }
      Block block = text.blocks().get(i);
      boolean plain = block.layout().preformatted() && block.table() < 0;
      // Both look: each remembers how far it is.
      if (sections.passed(block.start()) | pages.passed(block.start()) || !plain) {
        tables.addAll(new UntaggedTables(lines).tables());
        lines = new ArrayList<>();
      }
      if (plain) {
        lines.add(new SourceLine(PlainLine.of(text.of(block), block.start()), block.gapBefore()));
      }
    }
    tables.addAll(new UntaggedTables(lines).tables());
    return tables;
  }

  /** Tells whether a border was passed since the last look. */
  private static final class Borders {
    private final List<Integer> offsets;
    private int next;

    Borders(List<Integer> offsets) {
      this.offsets = offsets;
    }

    boolean passed(int offset) {
      int before = next;
      while (next < offsets.size() && offsets.get(next) <= offset) {
        next++;
      }
      return next > before;
    }
  }

  private List<SourceTable> tables() {
    int at = 0;
    while (at < lines.size()) {
      at = lines.get(at).line().isRow() ? run(at) : at + 1;
    }
    return found;
  }

  /** Follows the rows from one on; returns the number of the line to go on with. */
  private int run(int first) {
    AmountColumns columns = new AmountColumns();
    List<PlainLine> rows = new ArrayList<>();
    int last = first;
    for (int i = first; i < lines.size() && i - last <= MOST_BETWEEN; i++) {
      PlainLine line = lines.get(i).line();
      if (isAmounts(line) && (i == first || columns.fit(line, 1) || follows(i, last))) {
        columns.add(line);
        rows.add(line);
        last = i;
      } else if (isAmounts(line) || !goesOn(i, last, columns)) {
        break;
      }
    }
    while (last + 1 < lines.size() && columns.areUnderRule(lines.get(last + 1).line())) {
      last++;
    }
    TableHead head = TableHead.above(lines, first, floor, columns);
    if (standsInColumns(rows, columns, head.named())) {
      found.add(table(head, last));
      floor = last + 1;
    }
    return last + 1;
  }

  private static boolean isAmounts(PlainLine line) {
    return !line.amounts().isEmpty() && !line.namesYears();
  }

  /** The row below a row is of the same table, wherever its amounts stand. */
  private boolean follows(int line, int last) {
    return line == last + 1 && !lines.get(line).gapBefore() && lines.get(line).line().isRow();
  }

  /** Returns whether a line without amounts may stand between two rows. */
  private boolean goesOn(int at, int last, AmountColumns columns) {
    PlainLine line = lines.get(at).line();
    boolean apart = lines.get(at).gapBefore() || at > last + 1;
    return line.isRule()
        || columns.leaveRoomFor(line)
        || (columns.areUnder(line) && !(apart && line.namesYears()));
  }

  private static boolean standsInColumns(
      List<PlainLine> rows, AmountColumns columns, boolean named) {
    long aligned = rows.stream().filter(row -> columns.fit(row, 2)).count();
    boolean marked =
        rows.stream()
            .flatMap(row -> row.amounts().stream())
            .anyMatch(piece -> Amounts.isMarked(piece.text()));
    boolean enough = aligned >= FEW_ROWS || (aligned == FEW_ROWS - 1 && named && marked);
    return enough && (named || marked) && aligned * 4 >= rows.size() * 3L && !isContents(rows);
  }

  /** One whole number in each row that never falls: the pages of a list of contents. */
  private static boolean isContents(List<PlainLine> rows) {
    double page = 0;
    for (PlainLine row : rows) {
      List<PlainLine.Piece> amounts = row.amounts();
      double number = Amounts.parse(amounts.get(0).text()).orElse(-1.0);
      if (amounts.size() > 1 || Amounts.isMarked(amounts.get(0).text()) || number < page) {
        return false;
      }
      page = number;
    }
    return page < 1_000;
  }

  private SourceTable table(TableHead head, int last) {
    List<List<SourceTable.Cell>> cells = new ArrayList<>();
    for (SourceLine source : lines.subList(head.first(), last + 1)) {
      PlainLine line = source.line();
      cells.add(List.of(new SourceTable.Cell(line.start(), line.end(), 1, 1, false)));
    }
    return new SourceTable(-1, cells, true, head.labels() - head.first());
  }
}
