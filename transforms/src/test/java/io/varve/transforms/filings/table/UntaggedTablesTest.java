package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.SourceTable;
import io.varve.transforms.filings.text.Texts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which lines belong to a table; {@link NoUntaggedTablesTest} has the texts without any. */
class UntaggedTablesTest {

  private static final String ROWS =
      """
      Timber                                            1,200        900
      Barges                                               80      1,050
      Quays                                                14         17
      """;

  @Test
  void headingsRulesAndTotalsBelongToTheTable() throws ExtractionException {
    String table =
        """
                                      Years ended
                                   1998        1997
                                  -----       -----
        Revenue
          Timber                 $1,200      $  900
          Freight                    80       1,050

        Total revenue            $1,280      $1,950
                                  =====       =====
        """;

    assertThat(
        found("The results of the mill are these:\n\n" + table + "\nThey grew.\n"),
        contains(table.stripTrailing()));
  }

  @Test
  void theLabelsAboveTheFirstRowAreNoHeadings() throws ExtractionException {
    SourceTable table =
        tables(
                "            1998     1997\nAssets\nCash       1,200      900\nWood       1,300      950\n")
            .get(0);

    assertThat(table.rows(), hasSize(4));
    assertThat(table.headRows(), is(1));
    assertThat(table.monospaced(), is(true));
  }

  @Test
  void dotsLeadToAmounts() throws ExtractionException {
    String table =
        "Timber......... 41.2%  38.1%\nBarges......... 30.1   29.9\nQuays.......... 28.7   32.0";

    assertThat(found("Shares of sales:\n\n" + table + "\n\nas before.\n"), contains(table));
  }

  @Test
  void twoRowsAreEnoughUnderHeadings() throws ExtractionException {
    String rows = "Timber        1,200      900\nBarges           80    1,050";

    assertThat(found(rows), empty());
    assertThat(found("               1998     1997\n" + rows), hasSize(1));
  }

  @Test
  void longLabelsAndCentredTitlesStandAmongRows() throws ExtractionException {
    String table =
        ROWS
            + """
              Preferred stock, par one dollar, of which
              9,000 shares are authorised and none issued             -          -

                         Owners' Share in the Mill

              Common stock                                        400        300
              Changes in what customers owe the mill yet

              Saws                                                300        200""";

    assertThat(found(table), contains(table));
  }

  @Test
  void aYearOverLabelsStandsBetweenHeadingAndRows() throws ExtractionException {
    String table =
        """
                              High          Low
              1998

        First quarter        $1.25         $0.75
        Second quarter       $1.50         $1.00

              1997

        First quarter        $1.00         $0.50""";

    assertThat(found(table), contains(table));
  }

  @Test
  void datesCloseToEachOtherNameColumns() throws ExtractionException {
    String heads = "                         Jun 30,  Mar 31,  Jun 30,  Mar 31,  Dec 31,\n";
    String rows =
        "Timber                    1,200      900      800      700      600\n"
            + "Barges                       80    1,050    1,000      950      900";

    assertThat(found(heads + rows), contains(heads + rows));
  }

  @Test
  void anAmountThatSlippedToTheNextLineEndsNoTable() throws ExtractionException {
    String table =
        ROWS
            + "Saws                                            $41  $\n"
            + " ".repeat(70)
            + "9,910\n";

    assertThat(found(table + ROWS), contains((table + ROWS).stripTrailing()));
  }

  @Test
  void sentencesSeparateTables() throws ExtractionException {
    String between = "\nThe saws of the mill were sold the year before.\n\n";

    assertThat(found(ROWS + between + ROWS), contains(ROWS.stripTrailing(), ROWS.stripTrailing()));
  }

  @Test
  void otherColumnsAreOfAnotherTable() throws ExtractionException {
    String other = "Saws           $41         $52\n".repeat(3);

    assertThat(found(ROWS + "\n" + other), contains(ROWS.stripTrailing(), other.stripTrailing()));
  }

  @Test
  void aTitleOverTheColumnsIsNoHeading() throws ExtractionException {
    String table =
        "                1998     1997\n\nTimber         1,200      900\nBarges            80    1,050";

    assertThat(found("             RESULTS OF MILL\n\n" + table), contains(table));
  }

  @Test
  void pageBreaksSeparateTables() throws ExtractionException {
    assertThat(found(ROWS + "<PAGE>\n" + ROWS), hasSize(2));
  }

  @Test
  void noTableCrossesABorder() throws ExtractionException {
    CanonicalText text = Texts.plain(ROWS + ROWS);

    assertThat(UntaggedTables.of(text, List.of(), Texts.deadline()), hasSize(1));
    assertThat(UntaggedTables.of(text, List.of(0, ROWS.length()), Texts.deadline()), hasSize(2));
  }

  @Test
  void taggedTablesAreLeftAlone() throws ExtractionException {
    assertThat(found("<TABLE>\n" + ROWS + "</TABLE>\n"), empty());
  }

  @Test
  void veryLongLinesAreNone() throws ExtractionException {
    String line = "Timber" + " ".repeat(1_000) + "1,200      900\n";

    assertThat(found(line.repeat(4)), empty());
  }

  @Test
  void veryLongTablesAreCut() throws ExtractionException {
    List<SourceTable> tables = tables("Timber   1,200     900\n".repeat(10_004));

    assertThat(tables.stream().map(table -> table.rows().size()).toList(), contains(10_000, 4));
  }

  @Test
  void theTimeIsLimited() throws ExtractionException {
    CanonicalText text = Texts.plain(ROWS);

    assertThrows(
        ExtractionException.class,
        () -> UntaggedTables.of(text, List.of(), Deadline.in(Duration.ZERO)));
  }

  @Test
  void rowsAreTheirText() throws ExtractionException {
    CanonicalText text = Texts.plain("before\n\n" + ROWS);
    SourceTable.Cell first =
        UntaggedTables.of(text, List.of(), Texts.deadline()).get(0).rows().get(0).get(0);

    assertThat(
        text.text().substring(first.start(), first.end()),
        equalTo("Timber                                            1,200        900"));
  }

  static List<String> found(String source) throws ExtractionException {
    CanonicalText text = Texts.plain(source);
    return UntaggedTables.of(text, List.of(), Texts.deadline()).stream()
        .map(
            table -> {
              int end = table.rows().get(table.rows().size() - 1).get(0).end();
              return text.text().substring(table.rows().get(0).get(0).start(), end);
            })
        .toList();
  }

  private static List<SourceTable> tables(String source) throws ExtractionException {
    return UntaggedTables.of(Texts.plain(source), List.of(), Texts.deadline());
  }
}
