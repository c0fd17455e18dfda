package io.varve.transforms.prices.read;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.prices.TickerPath;
import io.varve.transforms.prices.layout.Layout;
import io.varve.transforms.prices.layout.LayoutDetection;
import io.varve.transforms.prices.layout.PriceColumn;
import io.varve.transforms.prices.quality.DatedCount;
import io.varve.transforms.prices.quality.IssueCode;
import io.varve.transforms.prices.quality.IssueLog;
import io.varve.transforms.prices.text.DayForm;
import io.varve.transforms.prices.text.TextLines;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads a price file line by line: what is a header, what is dropped, what has the prices of a day.
 * One instance reads one file.
 */
public final class PriceFileReader {

  private static final int LINES_BETWEEN_CHECKS = 4_096;
  private static final String DAY = "D";

  private final TickerPath place;
  private final TextLines lines;
  private final LayoutDetection detection;
  private final IssueLog issues;
  private final DatedCount dated = new DatedCount();
  private final DailyLines daily;
  private final byte[] bytes;
  private int headerLines;
  private int blankLines;
  private int otherPeriodLines;
  private Optional<String> period = Optional.empty();
  private Optional<String> ticker = Optional.empty();

  /** Begins with a file at this place. Its bytes must be UTF-8. */
  public PriceFileReader(TickerPath place, byte[] bytes) {
    this.place = place;
    this.bytes = bytes;
    this.lines = new TextLines(bytes);
    this.detection = new LayoutDetection(bytes);
    this.issues = new IssueLog(bytes);
    this.daily = new DailyLines(bytes);
  }

  /**
   * Returns the rows of the file.
   *
   * @throws ExtractionException when it is no price file, too long, or the time is over
   */
  public ReadPrices read(Deadline deadline) throws ExtractionException {
    Optional<Layout> layout = detection.first(deadline);
    if (layout.isPresent()) {
      readLines(layout.get(), deadline);
    } else {
      while (lines.advance()) {
        blankLines++;
      }
    }
    LineCounts counts =
        new LineCounts(lines.number(), headerLines, blankLines, otherPeriodLines, period);
    return new PriceRowMaker(place, daily, issues)
        .rows(layout.map(Layout::name).orElse("none"), counts, dated.lines());
  }

  private void readLines(Layout first, Deadline deadline) throws ExtractionException {
    PriceValues line = new PriceValues(bytes, place.ticker(), first);
    while (lines.advance()) {
      if (lines.number() % LINES_BETWEEN_CHECKS == 0) {
        deadline.check();
      }
      line.read(lines.start(), lines.end());
      if (line.values().isBlank()) {
        blankLines++;
      } else if (line.day() != DayForm.NO_DAY) {
        readData(line);
      } else {
        // Only what has no day can be a header, so that days cost no search for names.
        Optional<Layout> header = detection.header(line.values(), lines);
        if (header.isPresent()) {
          headerLines++;
          line.use(header.get());
        } else {
          readData(line);
        }
      }
    }
  }

  private void readData(PriceValues line) {
    line.readNumbers();
    dated.add(line.day(), line.close(), line.volume());
    if (!line.hasLayoutsColumns()) {
      drop(IssueCode.WRONG_COLUMNS, line, () -> columns(line));
      return;
    }
    if (period.isEmpty()) {
      period = period(line);
    }
    if (line.day() == DayForm.NO_DAY) {
      drop(IssueCode.INVALID_DATE, line, () -> date(line));
    } else if (Double.isNaN(line.close())) {
      drop(IssueCode.NON_NUMERIC_CLOSE, line, () -> "the close is no number");
    } else {
      readTicker(line);
      if (line.layout().has(PriceColumn.PERIOD) && !line.says(PriceColumn.PERIOD, DAY)) {
        otherPeriodLines++;
        drop(
            IssueCode.OTHER_PERIOD,
            line,
            () -> "expected the period D of a day, found " + shortened(line, PriceColumn.PERIOD));
      } else if (line.states(PriceColumn.TICKER) && !line.says(PriceColumn.TICKER, ticker.get())) {
        drop(
            IssueCode.OTHER_TICKER,
            line,
            () ->
                "expected the ticker "
                    + ticker.get()
                    + " of the first line, found "
                    + shortened(line, PriceColumn.TICKER));
      } else {
        daily.add(line, lines.number(), lines.start(), lines.end());
      }
    }
  }

  /** The first line with a ticker says whose prices the file has. */
  private void readTicker(PriceValues line) {
    if (ticker.isEmpty() && line.states(PriceColumn.TICKER)) {
      ticker = Optional.of(line.text(PriceColumn.TICKER));
      if (!line.says(PriceColumn.TICKER, place.ticker())) {
        add(
            IssueCode.TICKER_DIFFERS,
            line,
            () ->
                "the file is named "
                    + place.ticker()
                    + ", its lines name "
                    + shortened(line, PriceColumn.TICKER));
      }
    }
  }

  private static Optional<String> period(PriceValues line) {
    if (!line.layout().has(PriceColumn.PERIOD)) {
      return Optional.of(DAY);
    }
    return line.states(PriceColumn.PERIOD)
        ? Optional.of(shortened(line, PriceColumn.PERIOD))
        : Optional.empty();
  }

  private void drop(IssueCode code, PriceValues line, Supplier<String> message) {
    add(code, line, message);
  }

  private void add(IssueCode code, PriceValues line, Supplier<String> message) {
    issues.add(code, lines.number(), lines.start(), lines.end(), line.day(), message);
  }

  private static String columns(PriceValues line) {
    return "expected " + line.layout().columns() + " values, found " + line.values().count();
  }

  private static String date(PriceValues line) {
    String expected = "expected a day as " + line.layout().days().words() + ", found ";
    return expected
        + (line.states(PriceColumn.DATE) ? shortened(line, PriceColumn.DATE) : "nothing");
  }

  private static String shortened(PriceValues line, PriceColumn column) {
    String text = line.text(column);
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
