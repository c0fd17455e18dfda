package io.varve.runners.scale;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/**
 * Makes a tree of price files and lists of instruments of any size, the same for the same seed:
 * tickers of five markets in the folders of Stooq, with random walks for prices, and instruments
 * for a part of them in the layouts of two brokers. Files look old, so that their times can be
 * trusted.
 */
final class PriceTree {

  private static final String[][] MARKETS = {
    {"d_us_txt/data/daily/us/nasdaq stocks", ".us", ":US", "NASDAQ (USD) USA-NASDAQ", "USD"},
    {"d_us_txt/data/daily/us/nyse stocks", ".us", ":US", "NEW YORK STOCK EXCHANGE (USD)", "USD"},
    {"d_uk_txt/data/daily/uk/lse stocks", ".uk", ":LN", "GBR-LSE", "GBP"},
    {"d_jp_txt/data/daily/jp/tse stocks", ".jp", ":JP", "TOKYO", "JPY"},
    {"d_pl_txt/data/daily/pl/wse stocks", "", ":PW", "GPW", "PLN"}
  };

  /** The original has a few thousand files in a folder at most. */
  private static final int FILES_PER_FOLDER = 2_000;

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final FileTime OLD = FileTime.from(Instant.parse("2025-01-02T03:04:05Z"));

  private final Path folder;
  private final Random random;

  PriceTree(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  /**
   * Makes a tree.
   *
   * @param args folder, number of price files, mean number of rows of each, number of instruments,
   *     seed
   */
  public static void main(String[] args) throws IOException {
    new PriceTree(Path.of(args[0]), Long.parseLong(args[4]))
        .make(Integer.parseInt(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
  }

  /** Makes {@code folder/prices} and {@code folder/instruments}. */
  void make(int files, int meanRows, int instruments) throws IOException {
    for (int i = 0; i < files; i++) {
      write(i, 1 + random.nextInt(2 * meanRows));
    }
    Path lists = Files.createDirectories(folder.resolve("instruments"));
    Path list = lists.resolve("broker.csv");
    try (BufferedWriter out = Files.newBufferedWriter(list)) {
      out.write("symbol,isin,market,name,currency\n");
      for (int i = 0; i < instruments; i++) {
        int file = (int) ((long) i * files / instruments);
        String[] market = market(file);
        out.write(
            name(file) + market[2] + ",," + market[3] + ",Number " + file + "," + market[4] + "\n");
      }
    }
    Files.setLastModifiedTime(list, OLD);
  }

  private void write(int number, int rows) throws IOException {
    String[] market = market(number);
    String part = "/" + (1 + number / MARKETS.length / FILES_PER_FOLDER) + "/";
    String ticker = name(number) + market[1];
    Path file =
        folder.resolve("prices/" + market[0] + part + ticker.toLowerCase(Locale.ROOT) + ".txt");
    Files.createDirectories(file.getParent());
    Files.write(file, content(ticker.toUpperCase(Locale.ROOT), rows));
    Files.setLastModifiedTime(file, OLD);
  }

  private byte[] content(String ticker, int rows) {
    StringBuilder text =
        new StringBuilder(
            "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\r\n");
    LocalDate day = LocalDate.of(2025, 10, 3).minusDays(rows * 7L / 5);
    long cents = 500L + random.nextInt(20_000);
    for (int i = 0; i < rows; i++) {
      day = day.plusDays(i % 5 == 4 ? 3 : 1);
      cents = Math.max(1, cents + random.nextInt(201) - 100);
      long spread = random.nextInt(50);
      text.append(ticker).append(",D,").append(DAY.format(day)).append(",000000,");
      for (long value : new long[] {cents, cents + spread, Math.max(1, cents - spread), cents}) {
        text.append(value / 100.0).append(',');
      }
      text.append(random.nextInt(10) == 0 ? 0 : random.nextInt(1_000_000)).append(",0\r\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String[] market(int number) {
    return MARKETS[number % MARKETS.length];
  }

  /** Letters only, so that no name has an extension by chance. */
  private static String name(int number) {
    StringBuilder name = new StringBuilder("Z");
    for (int rest = number; rest > 0; rest /= 26) {
      name.append((char) ('A' + rest % 26));
    }
    return name.append('Q').toString();
  }
}
