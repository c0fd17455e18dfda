package io.varve.transforms.filings.table;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Finds the leading rows that name columns. A heading may be split over several: who, which period,
 * which year, in what unit; the first row with an amount, or of a numbered list, is past them.
 */
final class HeaderRows {

  private static final int MOST = 10;

  /** Rows that the source marks as header may be more; a whole table is a misplaced mark. */
  private static final int MOST_MARKED = 12;

  private static final int AHEAD = 4;
  private static final int LONG_UNIT = 100;

  /** Numbers of exhibits and items: {@code 10.5}, {@code 3-A}, {@code 4.2.1}. */
  private static final Pattern LISTED =
      Pattern.compile("[*+#\u2020]{0,4} ?[0-9]{1,3}(?:[.-][0-9A-Za-z]{1,3}){1,3}\\b.{0,8}");

  private static final Pattern PERIOD =
      Pattern.compile(
          "\\b(?:january|february|march|april|may|june|july|august|september|october|november"
              + "|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\b"
              + "|ended|ending|fiscal|quarter|months|years?)\\b");

  private static final Pattern UNIT =
      Pattern.compile("\\(?\\$? ?(?:in|dollars|amounts|shares|millions|thousands|us\\$|\\$)\\b.*");

  private HeaderRows() {}

  /** Returns their number. */
  static int of(Grid grid) {
    List<List<GridCell>> rows = grid.rows();
    if (grid.headRows() > 0 && grid.headRows() < Math.min(rows.size(), MOST_MARKED + 1)) {
      return grid.headRows();
    }
    int header = 0;
    while (header < rows.size() && header <= MOST) {
      List<GridCell> row = rows.get(header);
      boolean ends = header > 0 && isLabel(row) && !isUnit(row) && !goesOn(rows, header);
      if (ends || isBody(row)) {
        break;
      }
      header++;
    }
    return header < rows.size() && header <= MOST && grid.amounts() > 0
        ? header
        : Math.min(1, rows.size() - 1);
  }

  private static boolean isBody(List<GridCell> row) {
    GridCell first = row.get(0);
    boolean listed =
        row.size() > 1 && first.column() == 0 && LISTED.matcher(first.text()).matches();
    return listed
        || row.stream().anyMatch(cell -> cell.column() > 0 && isAmount(cell))
        || (row.size() > 1 && first.column() == 0 && isAmount(first));
  }

  private static boolean isLabel(List<GridCell> row) {
    return row.size() == 1 && row.get(0).column() == 0 && row.get(0).colspan() == 1;
  }

  /** A title may stand between the parts of a heading; periods follow it before any amount. */
  private static boolean goesOn(List<List<GridCell>> rows, int from) {
    for (int r = from + 1; r < Math.min(rows.size(), from + AHEAD); r++) {
      if (isBody(rows.get(r))) {
        return false;
      }
      if (namesPeriods(rows.get(r))) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesPeriods(List<GridCell> row) {
    List<GridCell> cells = row.stream().filter(cell -> cell.column() > 0).toList();
    return !cells.isEmpty()
        && cells.stream()
            .allMatch(
                cell ->
                    isYear(cell) || PERIOD.matcher(cell.text().toLowerCase(Locale.ROOT)).find());
  }

  private static boolean isUnit(List<GridCell> row) {
    String text = row.get(0).text().toLowerCase(Locale.ROOT);
    return text.length() < LONG_UNIT
        && UNIT.matcher(text).matches()
        && Scales.own(text).isPresent();
  }

  private static boolean isAmount(GridCell cell) {
    return cell.numeric() && !isYear(cell);
  }

  /** Years name columns, with their marks. */
  private static boolean isYear(GridCell cell) {
    double value = cell.number().orElse(0.0);
    return value >= 1900 && value <= 2100 && FootnoteMarks.without(cell.words()).length() == 4;
  }
}
