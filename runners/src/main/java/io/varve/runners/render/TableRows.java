package io.varve.runners.render;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.runners.sql.RowSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in aligned columns for a terminal. Cells that would make lines too long are cut; when there
 * are too many columns even for that, each row stands in lines of its own. Holds the rows that it
 * shows.
 */
public final class TableRows implements RowSink {

  private static final int NARROWEST = 8;
  private static final int GAP = 2;
  private static final String CUT_MARK = "…";

  private final int columns;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> names = List.of();
  private boolean[] numeric = {};
  private boolean isCut;

  /**
   * Returns an empty table.
   *
   * @param columns width of the terminal; {@link Integer#MAX_VALUE} cuts nothing
   */
  public TableRows(int columns) {
    this.columns = columns;
  }

  @Override
  public void columns(List<String> titles) {
    names = titles.stream().map(Human::oneLine).toList();
    numeric = new boolean[names.size()];
    Arrays.fill(numeric, true);
  }

  @Override
  public boolean row(List<JsonNode> cells) {
    List<String> row = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      JsonNode cell = cells.get(i);
      numeric[i] &= cell.isNumber() || cell.isNull();
      row.add(cell.isNull() ? "NULL" : Human.oneLine(CellText.of(cell)));
    }
    rows.add(row);
    return true;
  }

  /**
   * Returns the table, and below it what it does not show.
   *
   * @param more whether the query has more rows
   */
  public String text(boolean more) {
    int[] widths = new int[names.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(names.get(i));
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    int most = mostWidth(widths);
    isCut = false;
    String body = fits(widths, most) || rows.isEmpty() ? table(most) : blocks();
    return body + "\n" + notes(isCut, more);
  }

  private String table(int most) {
    String[] titles = new String[names.size()];
    for (int i = 0; i < titles.length; i++) {
      titles[i] = (numeric[i] ? ">" : "") + cut(names.get(i), most);
    }
    TextTable table = new TextTable(titles);
    for (List<String> row : rows) {
      table.row(row.stream().map(cell -> cut(cell, most)).toArray(String[]::new));
    }
    return table.toString();
  }

  /** One line for each cell. */
  private String blocks() {
    int widest = names.stream().mapToInt(TableRows::width).max().orElse(0);
    int most = columns == Integer.MAX_VALUE ? columns : columns - widest - 2 * GAP;
    StringBuilder text = new StringBuilder();
    for (int n = 0; n < rows.size(); n++) {
      text.append("row ").append(n + 1).append('\n');
      TextTable table = new TextTable("", "");
      for (int i = 0; i < names.size(); i++) {
        table.row(names.get(i), cut(rows.get(n).get(i), Math.max(NARROWEST, most)));
      }
      text.append(table);
    }
    return text.toString();
  }

  private String notes(boolean cut, boolean more) {
    StringBuilder notes = new StringBuilder(Human.count(rows.size(), "row"));
    notes.append(more ? " shown; there are more: --max-rows=N shows N of them." : ".");
    if (cut) {
      notes.append(" Cells that end in … are cut: --wide shows them whole.");
    }
    return notes.append('\n').toString();
  }

  /** Returns the width that cells are cut to so that lines fit, if that is possible at all. */
  private int mostWidth(int[] widths) {
    if (columns == Integer.MAX_VALUE) {
      return columns;
    }
    int most = Arrays.stream(widths).max().orElse(0);
    while (most > NARROWEST && !fits(widths, most)) {
      most--;
    }
    return most;
  }

  private boolean fits(int[] widths, int most) {
    long line = Arrays.stream(widths).mapToLong(width -> GAP + Math.min(width, most)).sum();
    return line <= columns;
  }

  private String cut(String cell, int most) {
    if (width(cell) <= most) {
      return cell;
    }
    isCut = true;
    return cell.substring(0, cell.offsetByCodePoints(0, most - 1)) + CUT_MARK;
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
