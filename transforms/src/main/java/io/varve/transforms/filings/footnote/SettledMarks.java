package io.varve.transforms.filings.footnote;

import io.varve.transforms.filings.row.CellRow;
import io.varve.transforms.filings.table.DataTable;
import io.varve.transforms.filings.table.RaisedMarks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes bare numbers and letters back as marks where no note explains them; others stay. */
public final class SettledMarks {

  private SettledMarks() {}

  /**
   * Returns the tables with the bare marks that a note explains.
   *
   * @param notes notes of these tables
   */
  public static List<DataTable> of(List<DataTable> tables, List<Footnote> notes) {
    List<Set<String>> explained = new ArrayList<>();
    tables.forEach(table -> explained.add(new HashSet<>()));
    notes.forEach(note -> explained.get(note.table()).add(RaisedMarks.bare(note.marker())));
    List<DataTable> settled = new ArrayList<>();
    for (int i = 0; i < tables.size(); i++) {
      Set<String> names = explained.get(i);
      settled.add(
          tables
              .get(i)
              .with(
                  tables.get(i).cells().stream()
                      .map(row -> row.stream().map(cell -> settled(cell, names)).toList())
                      .toList()));
    }
    return settled;
  }

  /** Returns how many different marks of the tables no note explains. */
  public static int open(List<DataTable> tables, List<Footnote> notes) {
    Set<String> explained = new HashSet<>();
    notes.forEach(note -> explained.add(note.table() + RaisedMarks.bare(note.marker())));
    Set<String> open = new HashSet<>();
    for (int i = 0; i < tables.size(); i++) {
      for (List<CellRow> row : tables.get(i).cells()) {
        for (CellRow cell : row) {
          for (String mark : cell.footnoteMarks()) {
            open.add(i + RaisedMarks.bare(mark));
          }
        }
      }
    }
    open.removeAll(explained);
    return open.size();
  }

  private static CellRow settled(CellRow cell, Set<String> names) {
    if (cell.footnoteMarks().isEmpty()) {
      return cell;
    }
    List<String> marks =
        cell.footnoteMarks().stream()
            .filter(mark -> !RaisedMarks.isBare(mark) || names.contains(mark))
            .toList();
    return marks.size() == cell.footnoteMarks().size() ? cell : cell.with(marks);
  }
}
