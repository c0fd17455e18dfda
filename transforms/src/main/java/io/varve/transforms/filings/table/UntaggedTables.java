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

  private static final int LONGEST_LINE = 1_000;

  /** Longer runs are cut. */
  private static final int MOST_LINES = 10_000;

  private final List<SourceLine> lines;
  private final Deadline deadline;
  private final List<SourceTable> found = new ArrayList<>();
  private int floor;

  private UntaggedTables(List<SourceLine> lines, Deadline deadline) {
    this.lines = lines;
    this.deadline = deadline;
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
      boolean line = block.layout().preformatted() && block.length() <= LONGEST_LINE;
      boolean plain = line && block.table() < 0;
      // Each remembers how far it is, so both have to look.
      boolean newSection = sections.passed(block.start());
      boolean newPage = pages.passed(block.start());
      if (newSection || newPage || !plain) {
        tables.addAll(new UntaggedTables(lines, deadline).tables());
        lines = new ArrayList<>();
      }
      if (plain) {
        lines.add(new SourceLine(PlainLine.of(text.of(block), block.start()), block.gapBefore()));
      }
    }
    tables.addAll(new UntaggedTables(lines, deadline).tables());
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

  private List<SourceTable> tables() throws ExtractionException {
    int at = 0;
    while (at < lines.size()) {
      if ((at & 0x3F) == 0) {
        deadline.check();
      }
      at = lines.get(at).line().isRow() ? run(at) : at + 1;
    }
    return found;
  }

  /** Follows the rows from one on; returns the number of the line to go on with. */
  private int run(int first) {
    AmountColumns columns = new AmountColumns();
    List<PlainLine> rows = new ArrayList<>();
    int last = first;
    int most = Math.min(lines.size(), first + MOST_LINES);
    for (int i = first; i < most && i - last <= MOST_BETWEEN; i++) {
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
    PlainLine read = lines.get(line).line();
    boolean bare =
        read.amounts().size() == read.pieces().size() && isMarked(read) && !read.endsSentence();
    return line == last + 1 && !lines.get(line).gapBefore() && (read.isRow() || bare);
  }

  /** Returns whether a line without amounts may stand between two rows. */
  private boolean goesOn(int at, int last, AmountColumns columns) {
    PlainLine line = lines.get(at).line();
    boolean apart = lines.get(at).gapBefore() || at > last + 1;
    return line.isRule()
        || (columns.leaveRoomFor(line) && !(line.isProse() && line.endsSentence()))
        || columns.mayHoldTitle(line)
        || (columns.areUnder(line) && !(apart && line.namesYears()));
  }

  private static boolean standsInColumns(
      List<PlainLine> rows, AmountColumns columns, boolean named) {
    long aligned = rows.stream().filter(row -> columns.fit(row, 2)).count();
    boolean marked = rows.stream().anyMatch(UntaggedTables::isMarked);
    boolean enough = aligned >= FEW_ROWS || (aligned == FEW_ROWS - 1 && named && marked);
    return enough
        && (named || marked)
        && aligned * 4 >= rows.size() * 3L
        && !ContentsList.is(rows.stream().map(UntaggedTables::amounts).toList());
  }

  private static boolean isMarked(PlainLine row) {
    return row.amounts().stream().anyMatch(piece -> Amounts.isMarked(piece.text()));
  }

  private static List<String> amounts(PlainLine row) {
    return row.amounts().stream().map(PlainLine.Piece::text).toList();
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
