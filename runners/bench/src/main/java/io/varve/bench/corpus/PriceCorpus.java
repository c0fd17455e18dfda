package io.varve.bench.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Trees of small files of daily prices: tickers of five markets in the folders of Stooq, with
 * random walks for prices, and a list of instruments beside them.
 */
public final class PriceCorpus implements Corpus {

  private static final String[][] MARKETS = {
    {"d_us_txt/data/daily/us/nasdaq stocks", ".us", ":US", "NASDAQ (USD) USA-NASDAQ", "USD"},
    {"d_us_txt/data/daily/us/nyse stocks", ".us", ":US", "NEW YORK STOCK EXCHANGE (USD)", "USD"},
    {"d_uk_txt/data/daily/uk/lse stocks", ".uk", ":LN", "GBR-LSE", "GBP"},
    {"d_jp_txt/data/daily/jp/tse stocks", ".jp", ":JP", "TOKYO", "JPY"},
    {"d_pl_txt/data/daily/pl/wse stocks", "", ":PW", "GPW", "PLN"}
  };

  /** The original has a few thousand files in a folder at most. */
  private static final int FILES_PER_FOLDER = 2_000;

  /** One instrument for so many files. */
  private static final int FILES_PER_INSTRUMENT = 20;

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final Path folder;
  private final long seed;
  private final int meanRows;

  /**
   * Names a corpus; makes nothing yet.
   *
   * @param meanRows mean number of days in a file
   */
  public PriceCorpus(Path corpora, long seed, int meanRows) throws IOException {
    this.seed = seed;
    this.meanRows = meanRows;
    this.folder =
        new Recipe(
                "prices",
                Map.of("seed", Long.toString(seed), "mean_rows", Integer.toString(meanRows)))
            .folder(corpora);
  }

  @Override
  public Path folder(int count) throws IOException {
    grow(count, count);
    return tree(count).path();
  }

  /** Returns where the folder of this many files is. */
  public Path path(int count) {
    return tree(count).path();
  }

  /** Returns the folder with the list of instruments for the folder of this many files. */
  public Path instruments(int count) {
    return folder.resolve("instruments-" + count);
  }

  /** Fills the folder of {@code count} files with the first so many. */
  public void grow(int count, int files) throws IOException {
    tree(count).fill(files);
    Path list = Files.createDirectories(instruments(count)).resolve("broker.csv");
    if (!Files.exists(list)) {
      Files.writeString(list, list(count));
    }
  }

  @Override
  public void change(int count, int changed, int revision) throws IOException {
    tree(count).change(count, changed, revision);
  }

  private SeededFolder tree(int count) {
    return new SeededFolder(
        folder.resolve("files-" + count),
        seed,
        new SeededFolder.FileMaker() {
          @Override
          public String path(int number) {
            String[] market = market(number);
            String name = (name(number) + market[1]).toLowerCase(Locale.ROOT);
            int part = 1 + number / MARKETS.length / FILES_PER_FOLDER;
            return market[0] + "/" + part + "/" + name + ".txt";
          }

          @Override
          public byte[] content(int number, int revision) {
            String ticker = (name(number) + market(number)[1]).toUpperCase(Locale.ROOT);
            return prices(ticker, Seeds.of(seed, number, revision));
          }
        });
  }

  private byte[] prices(String ticker, SplittableRandom random) {
    int rows = 1 + random.nextInt(2 * meanRows - 1);
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

  private static String list(int count) {
    StringBuilder list = new StringBuilder("symbol,isin,market,name,currency\n");
    for (int file = 0; file < count; file += FILES_PER_INSTRUMENT) {
      String[] market = market(file / FILES_PER_INSTRUMENT);
      int number = file + (file / FILES_PER_INSTRUMENT) % MARKETS.length;
      list.append(name(number)).append(market[2]).append(",,").append(market[3]);
      list.append(",Number ").append(number).append(',').append(market[4]).append('\n');
    }
    return list.toString();
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
