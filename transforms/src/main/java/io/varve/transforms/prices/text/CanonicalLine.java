package io.varve.transforms.prices.text;

import io.varve.transforms.prices.row.PriceRow;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Prices as a line of text: {@code TICKER,D,yyyymmdd,000000,open,high,low,close,volume,openint}.
 *
 * <p>Numbers stand as {@link PlainDecimal} writes them. What is absent is empty; an absent open
 * interest is {@code 0}, as Stooq writes it for everything that has none. Safe for several threads.
 */
public final class CanonicalLine {

  private CanonicalLine() {}

  /** Appends the line as its file has it, or the canonical one where they are the same. */
  public static void appendAsWritten(StringBuilder out, PriceRow row) {
    if (row.written().isPresent()) {
      out.append(row.written().get());
    } else {
      append(out, row);
    }
  }

  /** Appends the canonical line, without a line end. */
  public static void append(StringBuilder out, PriceRow row) {
    out.append(row.ticker()).append(",D,");
    append(out, row.date());
    out.append(",000000,");
    append(out, row.open(), "");
    out.append(',');
    append(out, row.high(), "");
    out.append(',');
    append(out, row.low(), "");
    out.append(',');
    PlainDecimal.append(out, row.close());
    out.append(',');
    append(out, row.volume(), "");
    out.append(',');
    append(out, row.openInterest(), "0");
  }

  private static void append(StringBuilder out, LocalDate date) {
    int number = (date.getYear() * 100 + date.getMonthValue()) * 100 + date.getDayOfMonth();
    for (int power = 10_000_000; power > number && power > 1; power /= 10) {
      out.append('0');
    }
    out.append(number);
  }

  private static void append(StringBuilder out, Optional<Double> value, String absent) {
    if (value.isPresent()) {
      PlainDecimal.append(out, value.get());
    } else {
      out.append(absent);
    }
  }
}
