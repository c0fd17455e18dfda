package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.row.CellRow;
import io.varve.transforms.filings.text.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRowsTest {

  private static final String BODY = row("Sales", "$ 12", "$ 11") + row("Costs", "7", "6");

  @Test
  void aHeadingSplitOverRowsIsHeaderAsAWhole() throws ExtractionException {
    DataTable table =
        read(row("", "Three Months Ended") + row("", "March 31,") + row("", "2023", "2022") + BODY);

    assertThat(table.headerRows(), is(3));
    assertThat(table.cells().get(2).stream().allMatch(CellRow::isHeader), is(true));
    assertThat(table.cells().get(3).stream().anyMatch(CellRow::isHeader), is(false));
  }

  @Test
  void titleAndUnitAboveTheYearsAreHeader() throws ExtractionException {
    DataTable table =
        read(
            row("LANTERN WORKS")
                + row("Statement")
                + row("(In thousands)")
                + row("", "2023", "2022")
                + BODY);

    assertThat(table.headerRows(), is(4));
    assertThat(table.scale(), equalTo(Optional.of(1_000L)));
  }

  @Test
  void aUnitBelowTheYearsIsHeader() throws ExtractionException {
    assertThat(read(row("", "2023", "2022") + row("(In millions)") + BODY).headerRows(), is(2));
  }

  @Test
  void yearsWithMarksAreHeader() throws ExtractionException {
    assertThat(read(row("", "2023(a)", "2022<sup>1</sup>") + BODY).headerRows(), is(1));
  }

  @Test
  void aLabelThatOnlyAmountsFollowIsNot() throws ExtractionException {
    assertThat(read(row("", "2023", "2022") + row("Revenue:") + BODY).headerRows(), is(1));
  }

  @Test
  void maturitiesByYearHaveNoHeader() throws ExtractionException {
    assertThat(
        read(row("2024", "$ 10") + row("2025", "12") + row("Total", "$ 22")).headerRows(), is(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.", "*10.", "10-", "3.1."})
  void aListOfExhibitsHasAHeaderOfOneRow(String prefix) throws ExtractionException {
    StringBuilder rows = new StringBuilder(row("Exhibit", "Description", "Filed"));
    for (int i = 1; i <= 8; i++) {
      rows.append(row(prefix + i, "A plan of some kind", "5/26/2021"));
    }

    assertThat(read(rows + row("31.1", "Certification", "12")).headerRows(), is(1));
  }

  @Test
  void aTableOfWordsHasAHeaderOfOneRow() throws ExtractionException {
    StringBuilder rows = new StringBuilder(row("Name", "Title", "Place"));
    for (int i = 0; i < 12; i++) {
      rows.append(row("A name", "Director of lamps", "North"));
    }

    assertThat(read(rows + row("Total", "12", "1")).headerRows(), is(1));
  }

  @Test
  void aMisplacedMarkOfPlainTextIsNotBelieved() throws ExtractionException {
    String lines = "North           12        11\n".repeat(15);
    String text = "<TABLE>\n" + lines + "<S>          <C>       <C>\n" + lines + "</TABLE>\n";

    assertThat(TableReader.read(Texts.plain(text), Texts.deadline()).get(0).headerRows(), is(0));
  }

  @Test
  void amountsOneSpaceApartAreCellsOfTheirOwn() throws ExtractionException {
    String text =
        "<TABLE>\n<S>         <C>      <C>\nSales        $ 952   $ 1,258\nTaxes        $ 952 $ 1,258\nCosts      (4,000) (1,943)\n"
            + "Prices         $7.50 to $8\n</TABLE>\n";
    List<List<CellRow>> rows = TableReader.read(Texts.plain(text), Texts.deadline()).get(0).cells();

    assertThat(numbers(rows.get(1)), contains(952.0, 1258.0));
    assertThat(numbers(rows.get(2)), contains(-4000.0, -1943.0));
    assertThat(rows.get(3).stream().anyMatch(cell -> cell.text().equals("$7.50 to $8")), is(true));
  }

  private static List<Double> numbers(List<CellRow> row) {
    return row.stream().flatMap(cell -> cell.number().stream()).toList();
  }

  private static DataTable read(String rows) throws ExtractionException {
    return TableReader.read(Texts.html("<table>" + rows + "</table>"), Texts.deadline()).get(0);
  }

  private static String row(String... cells) {
    return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>";
  }
}
