package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.row.CellRow;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is read from tables of plain text that no tag marks. */
class PlainTableTest {

  private static final String SHEET =
      """
                      THE MILL COMPANY
                       BALANCE SHEET
                      (in thousands)
      - --------------------------------------------------------
                                                1998        1997
                                               -----       -----
      Assets
        Cash                                  $1,200      $  900
        Barges (a)                                80       1,050
      Total assets                            $1,280      $1,950
                                               =====       =====
                 Liabilities and Owners' Equity

      Debts                                   $  280      $  950
      Equity                                   1,000       1,000
      Total liabilities and
       equity                                 $1,280      $1,950
                                               =====       =====
      """;

  @Test
  void aStatementHasItsKindCaptionAndScale() throws ExtractionException {
    DataTable table = only(SHEET);

    assertThat(table.kind(), equalTo("balance_sheet"));
    assertThat(table.caption(), equalTo(Optional.of("BALANCE SHEET")));
    assertThat(table.scale(), equalTo(Optional.of(1_000L)));
    assertThat(table.currency(), equalTo(Optional.of("USD")));
  }

  @Test
  void itsAmountsAreCellsInColumns() throws ExtractionException {
    DataTable table = only(SHEET);

    assertThat(table.headerRows(), is(1));
    assertThat(table.columnCount(), is(3));
    assertThat(
        table.cells().get(3).stream().map(CellRow::text).toList(),
        contains("Barges (a)", "80", "1,050"));
    assertThat(table.cells().get(3).get(0).footnoteMarks(), contains("(a)"));
    assertThat(table.cells().get(3).get(2).number(), equalTo(Optional.of(1_050.0)));
  }

  @Test
  void tablesWithAndWithoutTagsAreInOrderAndDoNotOverlap() throws ExtractionException {
    String rows =
        "Timber      1,200      900\nBarges         80    1,050\nQuays          14       17\n";
    CanonicalText text = Texts.plain(rows + "\n<TABLE>\n" + rows + "</TABLE>\n\n" + rows);
    List<DataTable> tables = TableReader.read(text, Texts.deadline());

    assertThat(tables, hasSize(3));
    assertThat(
        tables.stream().map(table -> text.text().substring(table.start(), table.end())).toList(),
        contains(rows.strip(), rows.strip(), rows.strip()));
  }

  @Test
  void theRowOfATableAboveIsNoCaption() throws ExtractionException {
    String rows =
        "Timber      1,200      900\nBarges         80    1,050\nQuays          14       17\n";
    List<DataTable> tables =
        TableReader.read(Texts.plain(rows + "<PAGE>\n" + rows), Texts.deadline());

    assertThat(tables.get(1).caption(), equalTo(Optional.empty()));
  }

  @Test
  void aRuleBelowATitleIsNoCaption() throws ExtractionException {
    DataTable table =
        only(
            "Sales of the mill\n- -------------\n\n"
                + "Timber             1,200      900\n".repeat(3));

    assertThat(table.caption(), equalTo(Optional.of("Sales of the mill")));
  }

  @Test
  void aLongLabelThatReachesTheAmountsIsStillALabel() throws ExtractionException {
    DataTable table =
        only(
            "  Timber of the saws              1,200      900\n"
                + "  Barges                             80    1,050\n"
                + "  Quays and what is built on them  -         1,017\n");

    assertThat(table.columnCount(), is(3));
    assertThat(table.cells().get(2).get(1).text(), equalTo("-"));
  }

  @Test
  void millionsInAnAmountAreNoScale() throws ExtractionException {
    DataTable table = only("Timber      2,000,000\nBarges      1,000,000\nQuays         140,000\n");

    assertThat(table.scale(), equalTo(Optional.empty()));
  }

  private static DataTable only(String source) throws ExtractionException {
    List<DataTable> tables = TableReader.read(Texts.plain(source), Texts.deadline());
    assertThat(tables, hasSize(1));
    return tables.get(0);
  }
}
