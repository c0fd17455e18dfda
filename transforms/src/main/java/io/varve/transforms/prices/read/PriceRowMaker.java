package io.varve.transforms.prices.read;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.prices.TickerPath;
import io.varve.transforms.prices.quality.IssueCode;
import io.varve.transforms.prices.quality.IssueLog;
import io.varve.transforms.prices.quality.Neighbours;
import io.varve.transforms.prices.row.PriceFileRow;
import io.varve.transforms.prices.row.PriceIssueRow;
import io.varve.transforms.prices.row.PriceRow;
import io.varve.transforms.prices.text.DayForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Sorts the lines of a file by day, keeps one of each, and makes rows. Not for several threads. */
final class PriceRowMaker {

  private final TickerPath place;
  private final DailyLines daily;
  private final IssueLog issues;
  private final int[] days;
  private final Neighbours neighbours;

  PriceRowMaker(TickerPath place, DailyLines daily, IssueLog issues) {
    this.place = place;
    this.daily = daily;
    this.issues = issues;
    this.days = daily.days();
    this.neighbours = Neighbours.of(days);
  }

  ReadPrices rows(String layout, LineCounts counts, PriceFileRow.DatedLines dated)
      throws ExtractionException {
    judge();
    List<PriceRow> prices = new ArrayList<>(neighbours.order().length);
    for (int at : neighbours.order()) {
      prices.add(daily.row(at, place.ticker()));
    }
    List<PriceIssueRow> issueRows = issues.rows(place.ticker());
    PriceFileRow file =
        new PriceFileRow(
            place.ticker(),
            place.ticker(),
            place.relativePath(),
            place.region(),
            place.category(),
            layout,
            counts.period(),
            counts.lines(),
            counts.headers(),
            counts.blank(),
            prices.size(),
            issues.droppedLines(),
            day(prices, 0),
            day(prices, prices.size() - 1),
            neighbours.gaps(),
            neighbours.longestGapDays(),
            counts.otherPeriod(),
            dated);
    return new ReadPrices(file, prices, issueRows);
  }

  private static Optional<LocalDate> day(List<PriceRow> prices, int at) {
    return prices.isEmpty() ? Optional.empty() : Optional.of(prices.get(at).date());
  }

  /** In the order of the file, so that neighbouring lines become one issue. */
  private void judge() {
    boolean[] superseded = neighbours.superseded();
    int last = DayForm.NO_DAY;
    for (int at = 0; at < daily.size(); at++) {
      if (superseded[at]) {
        add(IssueCode.DUPLICATE_DATE, at, () -> "a later line has the same day; that one counts");
      } else {
        if (daily.suspicions(at) != 0) {
          suspect(at);
        }
        if (days[at] < last) {
          int before = last;
          add(IssueCode.OUT_OF_ORDER, at, () -> "it comes after " + LocalDate.ofEpochDay(before));
        }
        int distance = neighbours.daysSinceBefore(at);
        if (distance > Neighbours.LONGEST_USUAL_GAP) {
          add(IssueCode.PRICE_GAP, at, () -> distance + " days after the day before it");
        }
        last = days[at];
      }
    }
  }

  private void suspect(int at) {
    for (IssueCode code : IssueCode.values()) {
      if ((daily.suspicions(at) & code.bit()) != 0) {
        add(code, at, () -> message(code));
      }
    }
  }

  private void add(IssueCode code, int at, Supplier<String> message) {
    issues.add(code, daily.line(at), daily.start(at), daily.end(at), days[at], message);
  }

  private static String message(IssueCode code) {
    return switch (code) {
      case NON_NUMERIC_OPEN -> "the open is no number; the row has none";
      case NON_NUMERIC_HIGH -> "the high is no number; the row has none";
      case NON_NUMERIC_LOW -> "the low is no number; the row has none";
      case NON_POSITIVE_CLOSE -> "expected a close above 0";
      case MISSING_VOLUME -> "there is no volume, or it is no number; the row has none";
      case NEGATIVE_VOLUME -> "expected a volume of 0 or more";
      case INCONSISTENT_RANGE -> "expected low <= open, close <= high";
      default -> throw new IllegalArgumentException("Invalid suspicion: " + code);
    };
  }
}
