package io.varve.transforms.prices.layout;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.prices.text.DayForm;
import io.varve.transforms.prices.text.LineValues;
import io.varve.transforms.prices.text.TextLines;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the layout of a price file: a line that names a date and a close is its header; without
 * one, the first line that looks like prices tells. Not safe for several threads.
 */
public final class LayoutDetection {

  /** Headers are short, and a line that is not one shall not cost much. */
  private static final int MOST_COLUMNS = 32;

  private static final int LINES_BETWEEN_CHECKS = 4_096;
  private static final int EXCERPT = 80;

  private static final Layout CURRENT = Layout.of(DayForm.COMPACT, List.of(PriceColumn.values()));
  private static final Layout OLDER =
      Layout.of(
          DayForm.DASHED,
          List.of(
              PriceColumn.DATE,
              PriceColumn.OPEN,
              PriceColumn.HIGH,
              PriceColumn.LOW,
              PriceColumn.CLOSE,
              PriceColumn.VOLUME));
  private static final Layout OLDER_WITHOUT_VOLUME =
      Layout.of(
          DayForm.DASHED,
          List.of(
              PriceColumn.DATE,
              PriceColumn.OPEN,
              PriceColumn.HIGH,
              PriceColumn.LOW,
              PriceColumn.CLOSE));

  private final byte[] bytes;
  private final LineValues values;

  public LayoutDetection(byte[] bytes) {
    this.bytes = bytes;
    this.values = new LineValues(bytes);
  }

  /**
   * Returns the layout of the whole file; empty when the file has nothing but blanks.
   *
   * @throws ExtractionException with {@code PARSE} when it has lines, but none tells the layout
   */
  public Optional<Layout> first(Deadline deadline) throws ExtractionException {
    String opening = "";
    TextLines lines = new TextLines(bytes);
    while (lines.advance()) {
      if (lines.number() % LINES_BETWEEN_CHECKS == 0) {
        deadline.check();
      }
      values.split(lines.start(), lines.end());
      if (!values.isBlank()) {
        Optional<Layout> header = header(values, lines);
        Optional<Layout> found = header.isPresent() ? header : shape();
        if (found.isPresent()) {
          return found;
        }
        if (opening.isEmpty()) {
          opening = TextLines.excerpt(bytes, lines.start(), lines.end(), EXCERPT);
        }
      }
    }
    if (opening.isEmpty()) {
      return Optional.empty();
    }
    throw new ExtractionException(
        FailureCode.PARSE,
        "no line names its columns (<TICKER>,<PER>,<DATE>,… or Date,Open,…) or looks like prices; the first is: "
            + opening);
  }

  /**
   * Returns the layout that a line names, when it is a header.
   *
   * @param line the values of the line
   * @param lines where the line stands; not moved
   */
  public Optional<Layout> header(LineValues line, TextLines lines) throws ExtractionException {
    if (line.count() > MOST_COLUMNS) {
      return Optional.empty();
    }
    Map<PriceColumn, Integer> places = new EnumMap<>(PriceColumn.class);
    for (int i = 0; i < line.count(); i++) {
      Optional<PriceColumn> column = PriceColumn.named(line.text(i));
      if (column.isPresent()) {
        places.putIfAbsent(column.get(), i);
      }
    }
    if (!places.containsKey(PriceColumn.DATE) || !places.containsKey(PriceColumn.CLOSE)) {
      return Optional.empty();
    }
    boolean current =
        places.containsKey(PriceColumn.TICKER) || places.containsKey(PriceColumn.PERIOD);
    int columns = line.count();
    DayForm days = current ? DayForm.COMPACT : dayForm(lines.rest(), places.get(PriceColumn.DATE));
    return Optional.of(new Layout(days, columns, places));
  }

  /** A header without a ticker stands over days of both forms: the next line tells. */
  private DayForm dayForm(TextLines rest, int date) throws ExtractionException {
    LineValues next = new LineValues(bytes);
    while (rest.advance()) {
      next.split(rest.start(), rest.end());
      if (!next.isBlank()) {
        return isDay(DayForm.COMPACT, next, date) ? DayForm.COMPACT : DayForm.DASHED;
      }
    }
    return DayForm.DASHED;
  }

  private Optional<Layout> shape() {
    if (values.count() == CURRENT.columns()
        && isDay(DayForm.COMPACT, values, CURRENT.place(PriceColumn.DATE))) {
      return Optional.of(CURRENT);
    }
    if (!isDay(DayForm.DASHED, values, OLDER.place(PriceColumn.DATE))) {
      return Optional.empty();
    }
    return switch (values.count()) {
      case 6 -> Optional.of(OLDER);
      case 5 -> Optional.of(OLDER_WITHOUT_VOLUME);
      default -> Optional.empty();
    };
  }

  private boolean isDay(DayForm form, LineValues line, int place) {
    return line.has(place)
        && form.epochDay(bytes, line.start(place), line.end(place)) != DayForm.NO_DAY;
  }
}
