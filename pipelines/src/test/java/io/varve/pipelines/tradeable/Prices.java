package io.varve.pipelines.tradeable;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Made-up price files. */
final class Prices {

  /** Bytes that no price file has. */
  static final String UNREADABLE = "\u0000\u0001\u0002 not a table";

  private static final String HEADER =
      "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\r\n";

  private Prices() {}

  /** Returns a file with so many days of prices. */
  static String of(String ticker, int days) {
    return of(ticker, days, 10);
  }

  /** Returns a file with so many days of prices, the first of which is this. */
  static String of(String ticker, int days, int first) {
    StringBuilder text = new StringBuilder(HEADER);
    LocalDate day = LocalDate.of(2024, 1, 1);
    for (int i = 0; i < days; i++) {
      int close = first + i;
      text.append(ticker)
          .append(",D,")
          .append(day.plusDays(i).format(DateTimeFormatter.BASIC_ISO_DATE))
          .append(",000000,")
          .append(close + "," + (close + 1) + "," + (close - 1) + "," + close)
          .append(",100,0\r\n");
    }
    return text.toString();
  }

  /** Returns a list of instruments: symbol, market, currency of each. */
  static String list(String... rows) {
    StringBuilder text = new StringBuilder("symbol,market,currency,isin,name\n");
    for (String row : rows) {
      text.append(row).append(",,\n");
    }
    return text.toString();
  }
}
