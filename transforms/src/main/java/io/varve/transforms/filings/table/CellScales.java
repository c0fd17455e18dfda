package io.varve.transforms.filings.table;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The factor of each number of a table: percentages, amounts per share and numbers of shares differ
 * from what the caption says, and a row or a column may name a factor of its own.
 */
final class CellScales {

  private static final double PERCENT = 0.01;
  private static final int LONG_LABEL = 100;

  private static final Pattern PER_SHARE =
      Pattern.compile(
          "\\bper\\s+(?:[\\w-]+\\s+){0,4}?(?:shares?|units?|ads|adr|rsu|psu|option|warrant|right)\\b"
              + "|/share|\\bper-share\\b|\\bexercise prices?\\b"
              + "|\\bweighted[- ]average (?:[\\w-]+ ){0,2}(?:fair value|price)\\b");

  /** What a caption excepts is said of other rows than its own. */
  private static final Pattern EXCEPTION = Pattern.compile("\\bexcept\\b[^)]*");

  private static final Pattern SHARES =
      Pattern.compile(
          "\\baverage\\b.*\\b(?:shares|units)\\b|\\bshares (?:used|outstanding|authorized|issued)\\b"
              + "|\\bnumber of (?:[\\w-]+ ){0,4}?(?:shares|units|rsus|options|awards)\\b"
              + "|\\(?\\bin shares\\)?|\\(shares\\)|^(?:(?:basic|diluted|common|ordinary) )*shares\\b");

  private static final Pattern COUNT_BY =
      Pattern.compile(
          "^(?:basic|diluted|assuming|effect of|outstanding|class|common|ordinary)\\b.*");

  private final Scales table;
  private final List<String> columns;
  private final BitSet percents;
  private String context = "";
  private String label = "";
  private boolean dollars;

  CellScales(Scales table, Grid grid, int headerRows) {
    this.table = table;
    this.columns =
        ColumnWords.of(grid, headerRows).stream()
            .map(words -> EXCEPTION.matcher(words).replaceAll(""))
            .toList();
    this.percents = PercentColumns.of(grid, headerRows, columns);
  }

  /** Goes on to the next row. */
  void row(List<GridCell> row) {
    GridCell first = row.get(0);
    label = first.column() == 0 ? first.text().toLowerCase(Locale.ROOT) : "";
    dollars = row.stream().skip(1).anyMatch(cell -> cell.text().startsWith("$"));
    if (row.size() == 1 || (shortLabel() && namesShares(label))) {
      context = label;
    }
  }

  /** Returns the factor of a number of the current row, nothing when none is announced. */
  Optional<Double> of(GridCell cell) {
    String column = cell.column() < columns.size() ? columns.get(cell.column()) : "";
    boolean whole = cell.text().indexOf('.') < 0;
    boolean grouped = cell.text().indexOf(',') >= 0;
    if (cell.text().indexOf('%') >= 0 || (percents.get(cell.column()) && !grouped)) {
      return Optional.of(PERCENT);
    }
    if (!(whole && grouped) && perShare(column, !whole)) {
      return Optional.of(1.0);
    }
    Optional<Long> own = Scales.own(label).or(() -> Scales.own(column)).or(() -> above(cell));
    if (own.isPresent()) {
      return own.map(Long::doubleValue);
    }
    boolean shares = table.shares().isPresent() && isShares(cell, column);
    return (shares ? table.shares() : table.money()).map(Long::doubleValue);
  }

  /** "Shares used in calculation (000's)" stands above rows that only say "Basic". */
  private Optional<Long> above(GridCell cell) {
    boolean shares = COUNT_BY.matcher(label).matches() && namesShares(context);
    return shares && !dollars && cell.text().indexOf('$') < 0
        ? Scales.own(context)
        : Optional.empty();
  }

  private boolean perShare(String column, boolean decimals) {
    if (shortLabel() && isPerShare(label)) {
      return decimals || !namesShares(label);
    }
    // "Earnings per share:" stands above rows that only say "Basic".
    return isPerShare(column) || (decimals && isPerShare(context));
  }

  private boolean isShares(GridCell cell, String column) {
    if (cell.text().indexOf('$') >= 0) {
      return false;
    }
    boolean inRow = shortLabel() && namesShares(label);
    boolean above = COUNT_BY.matcher(label).matches() && namesShares(context);
    return namesShares(column) || (!dollars && (inRow || above));
  }

  /** Each of what the pattern finds has one of these words: most labels need not be searched. */
  private static boolean namesShares(String words) {
    return (words.contains("share") || words.contains("unit") || words.contains("number of "))
        && SHARES.matcher(words).find();
  }

  private static boolean isPerShare(String words) {
    return (words.contains("per")
            || words.contains("/share")
            || words.contains("exercise price")
            || words.contains("weighted"))
        && PER_SHARE.matcher(words).find();
  }

  /** The label of an equity account names its shares, but its amounts are money. */
  private boolean shortLabel() {
    return label.length() < LONG_LABEL
        && !label.contains("authorized")
        && !label.contains("stock,");
  }
}
