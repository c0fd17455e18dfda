package io.varve.transforms.prices;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.prices.row.PriceFileRow;
import io.varve.transforms.prices.row.PriceIssueRow;
import io.varve.transforms.prices.row.PriceRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Made-up price files and their rows. */
public final class PriceFiles {

  public static final String KEY = "prices/d_xx_txt/data/daily/us/funny stocks/1/moon.us.txt";
  public static final String HEADER =
      "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>";

  private PriceFiles() {}

  /** Returns lines below the header of the current layout, with the ticker of the key. */
  public static String current(String... lines) {
    StringBuilder out = new StringBuilder(HEADER).append("\r\n");
    for (String line : lines) {
      out.append("MOON.US,D,").append(line).append("\r\n");
    }
    return out.toString();
  }

  public static Extraction extract(String text) throws ExtractionException {
    return extract(text.getBytes(StandardCharsets.UTF_8));
  }

  public static Extraction extract(byte[] bytes) throws ExtractionException {
    return new PriceFileExtractor("prices/")
        .extract(SourceDocument.of(KEY, bytes), Deadline.in(Duration.ofMinutes(1)));
  }

  public static PriceFileRow file(Extraction extraction) {
    return (PriceFileRow) extraction.rows(PriceDatasets.PRICE_FILES).get(0);
  }

  public static List<PriceRow> prices(Extraction extraction) {
    return extraction.rows(PriceDatasets.PRICES).stream().map(PriceRow.class::cast).toList();
  }

  public static List<PriceIssueRow> issues(Extraction extraction) {
    return extraction.rows(PriceDatasets.PRICE_ISSUES).stream()
        .map(PriceIssueRow.class::cast)
        .toList();
  }

  /** Returns each issue as {@code line[-lastLine] code[!]}, with the mark where it drops. */
  public static List<String> found(Extraction extraction) {
    return issues(extraction).stream()
        .map(
            issue ->
                issue.line()
                    + (issue.lastLine() > issue.line() ? "-" + issue.lastLine() : "")
                    + " "
                    + issue.code()
                    + (issue.dropped() ? "!" : ""))
        .toList();
  }

  /** Returns what is lost or invented between the lines and the rows, empty when nothing is. */
  public static String lost(Extraction extraction) {
    PriceFileRow file = file(extraction);
    int dropped =
        issues(extraction).stream()
            .filter(PriceIssueRow::dropped)
            .mapToInt(PriceIssueRow::lineCount)
            .sum();
    int told = file.headerLines() + file.blankLines() + prices(extraction).size() + dropped;
    return told == file.lines() ? "" : told + " of " + file.lines() + " lines are accounted for";
  }
}
