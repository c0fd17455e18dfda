package io.varve.transforms.prices.read;

import io.varve.transforms.prices.layout.Layout;
import io.varve.transforms.prices.layout.PriceColumn;
import io.varve.transforms.prices.text.DayForm;
import io.varve.transforms.prices.text.DecimalReader;
import io.varve.transforms.prices.text.LineValues;
import java.nio.charset.StandardCharsets;

/**
 * What one line says under a layout. Numbers that are none are NaN. Used again for the next line;
 * not safe for several threads.
 */
final class PriceValues {

  private static final byte[] DAILY = {'D'};
  private static final byte[] MIDNIGHT = {'0', '0', '0', '0', '0', '0'};

  private final byte[] bytes;
  private final byte[] ticker;
  private final LineValues values;
  private final DecimalReader decimals = new DecimalReader();
  private final boolean currentFile;
  private Layout layout;
  private boolean canonicalLayout;
  private boolean plain;
  private int day;
  private double open;
  private double high;
  private double low;
  private double close;
  private double volume;
  private double openInterest;

  /** Begins with the first layout of a file. */
  PriceValues(byte[] bytes, String ticker, Layout layout) {
    this.bytes = bytes;
    this.currentFile = layout.isCurrent();
    this.ticker = ticker.getBytes(StandardCharsets.UTF_8);
    this.values = new LineValues(bytes);
    use(layout);
  }

  /** Takes the next lines for lines of this layout. */
  void use(Layout next) {
    layout = next;
    canonicalLayout = next.isCanonical();
  }

  Layout layout() {
    return layout;
  }

  /** Splits {@code bytes[start, end)} and reads the day, but no number. */
  void read(int start, int end) {
    values.split(start, end);
    int date = layout.place(PriceColumn.DATE);
    day =
        values.has(date)
            ? layout.days().epochDay(bytes, values.start(date), values.end(date))
            : DayForm.NO_DAY;
  }

  /** Reads the numbers of the line. */
  void readNumbers() {
    plain = true;
    open = number(PriceColumn.OPEN);
    high = number(PriceColumn.HIGH);
    low = number(PriceColumn.LOW);
    close = number(PriceColumn.CLOSE);
    volume = number(PriceColumn.VOLUME);
    openInterest = number(PriceColumn.OPEN_INTEREST);
  }

  private double number(PriceColumn column) {
    int place = layout.place(column);
    if (!values.has(place)) {
      return Double.NaN;
    }
    int start = values.start(place);
    int end = values.end(place);
    double value = decimals.read(bytes, start, end);
    plain &= decimals.wasPlain() || (start == end && column != PriceColumn.OPEN_INTEREST);
    return value;
  }

  /**
   * Returns whether the canonical line with these numbers has another text than this one. Nobody
   * asks for the text of a file in the older layout, whose lines are all different.
   */
  boolean differsFromCanonical() {
    boolean same =
        canonicalLayout
            && plain
            && values.equals(PriceColumn.TICKER.place(), ticker)
            && values.equals(PriceColumn.PERIOD.place(), DAILY)
            && values.equals(PriceColumn.TIME.place(), MIDNIGHT);
    return currentFile && !same;
  }

  boolean hasLayoutsColumns() {
    return values.count() == layout.columns();
  }

  /** Returns whether a column has a value here, and if so, one that is not empty. */
  boolean states(PriceColumn column) {
    int place = layout.place(column);
    return values.has(place) && values.start(place) < values.end(place);
  }

  /** Returns the value of a column that {@linkplain #states there is}. */
  String text(PriceColumn column) {
    return values.text(layout.place(column));
  }

  /** Returns whether the value of a column is this text in any case of ASCII. */
  boolean says(PriceColumn column, String expected) {
    int place = layout.place(column);
    int start = values.start(place);
    if (values.end(place) - start != expected.length()) {
      return expected.equalsIgnoreCase(values.text(place));
    }
    for (int i = 0; i < expected.length(); i++) {
      if (bytes[start + i] != expected.charAt(i)) {
        return expected.equalsIgnoreCase(values.text(place));
      }
    }
    return true;
  }

  LineValues values() {
    return values;
  }

  int day() {
    return day;
  }

  double open() {
    return open;
  }

  double high() {
    return high;
  }

  double low() {
    return low;
  }

  double close() {
    return close;
  }

  double volume() {
    return volume;
  }

  double openInterest() {
    return openInterest;
  }
}
