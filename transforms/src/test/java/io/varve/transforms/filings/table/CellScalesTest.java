package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.row.CellRow;
import io.varve.transforms.filings.text.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellScalesTest {

  @Test
  void theCaptionDecidesAmountsAndTheirExceptionsDoNot() throws ExtractionException {
    List<Double> scales =
        scales(
            "(In millions, except number of shares, which are reflected in thousands, and"
                + " per-share amounts)",
            row("Net sales", "$ 95,359")
                + row("Margin", "46.9%")
                + row("Earnings per share:", "")
                + row("Basic", "$ 1.65")
                + row("Shares used in computing earnings per share:", "")
                + row("Basic", "14,994,082"));

    assertThat(scales, contains(1e6, 0.01, 1.0, 1e3));
  }

  @Test
  void sharesThatAreExceptedAreCountedOneByOne() throws ExtractionException {
    assertThat(
        scales(
            "(in thousands, except share and per share data)",
            row("Revenue", "1,200")
                + row("Weighted average shares outstanding", "5,000,000")
                + row("Net loss per share", "(0.28)")),
        contains(1e3, 1.0, 1.0));
  }

  @Test
  void theAmountOfAnAccountOfStockIsMoney() throws ExtractionException {
    assertThat(
        scales(
            "(in millions)",
            row("Common stock, par value $0.05 per share; 10,000 shares authorized", "89")
                + row("Total", "1,089")),
        contains(1e6, 1e6));
  }

  @Test
  void aColumnOfPercentagesNeedsNoSignInEachRow() throws ExtractionException {
    assertThat(
        scales("(in millions)", row("North", "$ 10", "8.9%") + row("South", "12", "7.0")),
        contains(1e6, 0.01, 1e6, 0.01));
  }

  @Test
  void withoutWordsThereIsNoFactor() throws ExtractionException {
    DataTable table = table("", row("North", "10") + row("South", "12"));

    assertThat(table.scale(), equalTo(Optional.empty()));
    assertThat(table.cells().get(1).get(1).scale(), equalTo(Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "in millions | 1000000 | 0",
        "(In thousands, except per share data) | 1000 | 0",
        "(In thousands, except share and per share data) | 1000 | 1",
        "(shares in thousands, dollars in millions) | 1000000 | 1000",
        "($000's omitted) | 1000 | 0",
        "Number of shares (in 000's) | 0 | 1000",
        "nothing of the kind | 0 | 0"
      })
  void wordsNameFactors(String words, long money, long shares) {
    Scales scales = Scales.of(words);

    assertThat(scales.money().orElse(0L), equalTo(money));
    assertThat(scales.shares().orElse(0L), equalTo(shares));
  }

  private static List<Double> scales(String caption, String rows) throws ExtractionException {
    return table(caption, rows).cells().stream()
        .flatMap(List::stream)
        .map(CellRow::scale)
        .flatMap(Optional::stream)
        .toList();
  }

  private static DataTable table(String caption, String rows) throws ExtractionException {
    String html = "<p>" + caption + "</p><table>" + row("", "2024", "Share") + rows + "</table>";
    return TableReader.read(Texts.html(html), Texts.deadline()).get(0);
  }

  private static String row(String... cells) {
    return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>";
  }
}
