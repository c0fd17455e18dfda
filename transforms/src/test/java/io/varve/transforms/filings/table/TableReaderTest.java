package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
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

class TableReaderTest {

  private static final String SALES =
      "<p><b>Sales by region</b></p><p>(in millions)</p><table>"
          + "<tr><td></td><td colspan='3'>2020</td></tr>"
          + "<tr><td>North (1)</td><td>$</td><td>(12</td><td>)</td></tr>"
          + "<tr><td>South</td><td>$</td><td>1,500</td><td></td></tr></table>";

  @Test
  void signsAndParenthesesAreJoinedToTheirAmounts() throws ExtractionException {
    DataTable table = only(SALES);
    List<CellRow> north = table.cells().get(1);

    assertThat(north.stream().map(CellRow::text).toList(), contains("North (1)", "$ (12)"));
    assertThat(north.get(1).number(), equalTo(Optional.of(-12.0)));
    assertThat(north.get(0).footnoteMarks(), contains("(1)"));
    assertThat(table.columnCount(), is(2));
  }

  @Test
  void headerScaleCurrencyAndHeadingAreFound() throws ExtractionException {
    DataTable table = only(SALES);

    assertThat(table.headerRows(), is(1));
    assertThat(table.scale(), equalTo(Optional.of(1_000_000L)));
    assertThat(table.currency(), equalTo(Optional.of("USD")));
    assertThat(table.heading(), equalTo(Optional.of("Sales by region")));
    assertThat(table.kind(), equalTo("other_financial"));
  }

  @Test
  void markdownHasAHeaderAndARule() throws ExtractionException {
    assertThat(
        only(SALES).markdown(),
        equalTo("|  | 2020 |\n|---|---|\n| North (1) | $ (12) |\n| South | $ 1,500 |\n"));
  }

  @Test
  void theSpanOfATableIsItsText() throws ExtractionException {
    CanonicalText text = Texts.html(SALES + "<p>after</p>");
    DataTable table = TableReader.read(text, Texts.deadline()).get(0);

    assertThat(
        text.text().substring(table.start(), table.end()),
        equalTo("2020\nNorth (1)\t$\t(12\t)\nSouth\t$\t1,500"));
  }

  @Test
  void tablesThatOnlyPlaceTextAreLeftOut() throws ExtractionException {
    String bullets =
        "<table><tr><td>&#8226;</td><td>One</td></tr><tr><td>&#8226;</td><td>Two</td></tr>"
            + "<tr><td>&#8226;</td><td>Three</td></tr></table>";
    String heading = "<table><tr><td>Item 1.</td><td>Business</td></tr></table>";

    assertThat(TableReader.read(Texts.html(bullets + heading), Texts.deadline()), empty());
  }

  @Test
  void labelsTellTheStatements() throws ExtractionException {
    String balance =
        "<table><tr><td>Cash</td><td>1</td></tr><tr><td>Total assets</td><td>2</td></tr>"
            + "<tr><td>Total liabilities</td><td>2</td></tr></table>";

    assertThat(only(balance).kind(), equalTo("balance_sheet"));
  }

  @Test
  void plainTextColumnsAreFoundByTheirRightEdges() throws ExtractionException {
    CanonicalText text =
        Texts.plain(
            "<TABLE>\n<CAPTION>\n                 1998      1997\n"
                + "<S>              <C>       <C>\n"
                + "Net sales.....   $   900   $   800\n"
                + "Costs                (40)      (35)\n</TABLE>\n");
    DataTable table = TableReader.read(text, Texts.deadline()).get(0);

    assertThat(table.cells(), hasSize(3));
    assertThat(
        table.cells().get(2).stream().map(CellRow::text).toList(),
        contains("Costs", "(40)", "(35)"));
    assertThat(table.cells().get(1).get(1).number(), equalTo(Optional.of(900.0)));
    assertThat(table.headerRows(), is(1));
  }

  private static DataTable only(String html) throws ExtractionException {
    List<DataTable> tables = TableReader.read(Texts.html(html), Texts.deadline());
    assertThat(tables, hasSize(1));
    return tables.get(0);
  }
}
