package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.row.CellRow;
import io.varve.transforms.filings.text.Texts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarksTest {

  @Test
  void aMarkInAColumnOfMarksIsNoNumber() throws ExtractionException {
    DataTable table =
        read(
            row("Owner", "Shares", "", "Votes")
                + row("North Fund", "1,200", "(1)", "12")
                + row("South Fund", "3,400", "(2)", "34"));
    CellRow shares = table.cells().get(1).get(1);

    assertThat(shares.number(), equalTo(Optional.of(1200.0)));
    assertThat(shares.footnoteMarks(), contains("(1)"));
    assertThat(table.columnCount(), equalTo(3));
  }

  @Test
  void aSmallLossInAColumnOfAmountsIsMinusOne() throws ExtractionException {
    DataTable table =
        read(row("", "2020", "2019") + row("Gain", "(1)", "4") + row("Loss", "(2)", "(3)"));

    assertThat(table.cells().get(1).get(1).number(), equalTo(Optional.of(-1.0)));
  }

  @Test
  void aStarBehindAnAmountIsAMarkAndBesideALabelAPlaceholder() throws ExtractionException {
    DataTable behind = read(row("Debt", "7,868.41", "*", "x") + row("Cash", "1", "", "y"));
    DataTable beside = read(row("Fee", "*") + row("Cost", "*") + row("Total", "$ 12"));

    assertThat(behind.cells().get(0).get(1).number(), equalTo(Optional.of(7868.41)));
    assertThat(behind.cells().get(0).get(1).footnoteMarks(), contains("*"));
    assertThat(beside.cells().get(0).get(1).text(), equalTo("*"));
  }

  @Test
  void aDashIsNoNumberAndCurrencyWordsAreSigns() throws ExtractionException {
    DataTable table = read(row("", "2020") + row("Sales", "US$ 5") + row("Other", "\u2014"));

    assertThat(table.cells().get(1).get(1).number(), equalTo(Optional.of(5.0)));
    assertThat(table.cells().get(2).get(1).number(), equalTo(Optional.empty()));
  }

  private static DataTable read(String rows) throws ExtractionException {
    return TableReader.read(Texts.html("<table>" + rows + "</table>"), Texts.deadline()).get(0);
  }

  private static String row(String... cells) {
    return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>";
  }
}
