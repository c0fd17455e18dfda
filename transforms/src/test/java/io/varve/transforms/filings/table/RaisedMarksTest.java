package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.row.CellRow;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RaisedMarksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lamps<sup>2</sup> sold | 2",
        "lamps <sup>3,4</sup> sold | 3 4",
        "lamps<sup>b</sup> sold | b",
        "lamps<sup>(1) (2)</sup> sold | (1) (2)",
        "lamps<sup>( </sup><sup>1)</sup> sold | (1)",
        "lamps<sup>[7]</sup> sold | [7]",
        "lamps<sup>\u2020\u2020</sup> sold | \u2020\u2020",
      })
  void raisedNumbersLettersAndSignsAreMarks(String html, String marks) throws ExtractionException {
    assertThat(marks(html), equalTo(List.of(marks.split(" "))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "an area of 5 m<sup>2</sup> in all",
        "an area of 5 km<sup>2</sup> in all",
        "CO<sup>2</sup> was emitted there",
        "the 4<sup>th</sup> quarter of it",
        "a name<sup>SM</sup> of lamps",
        "8-<sup>7</sup>/8 at the exchange",
        "H<sup>2</sup>O is rather wet",
        "notes of <sup>2019</sup> lamps",
        "no <sup>05</sup> such number",
        "not <sup>only 1</sup> mark here",
        "an open <sup>(1</sup> bracket here",
        "below <sub>1</sub> the line of it"
      })
  void powersOrdinalsFractionsAndWordsAreNone(String html) throws ExtractionException {
    assertThat(marks(html), empty());
  }

  @Test
  void aMarkIsNoPartOfTheAmountThatCarriesIt() throws ExtractionException {
    List<CellRow> row =
        read(row("Sales", "1,670<sup>3</sup>", "12") + row("Costs", "4", "5")).get(0);

    assertThat(row.get(1).number(), equalTo(Optional.of(1670.0)));
    assertThat(row.get(1).footnoteMarks(), contains("3"));
  }

  @Test
  void aMarkInACellOfItsOwnIsJoinedToTheCellBeforeIt() throws ExtractionException {
    List<List<CellRow>> rows =
        read(
            row("", "Fees", "<sup>1</sup>", "Tax")
                + row("North", "12", "", "5")
                + row("a", "1", "", "2"));

    assertThat(rows.get(0).get(1).footnoteMarks(), contains("1"));
    assertThat(rows.get(1).get(1).number(), equalTo(Optional.of(12.0)));
    assertThat(rows.get(0).size(), is(3));
  }

  @Test
  void aMarkInTheMiddleOfALabelIsFound() throws ExtractionException {
    List<List<CellRow>> rows =
        read(row("Grants<sup>3</sup> to officers (4)", "12") + row("Other", "4"));

    assertThat(rows.get(0).get(0).footnoteMarks(), contains("3", "(4)"));
  }

  @Test
  void aRowThatBeginsWithAMarkIsANoteAndCarriesNone() throws ExtractionException {
    List<List<CellRow>> rows =
        read(row("Sales", "12") + row("Costs", "4") + row("<sup>1</sup> Net of returns", ""));

    assertThat(rows.get(2).get(0).footnoteMarks(), empty());
  }

  @Test
  void aTableOfNotesHoldsNoData() throws ExtractionException {
    String notes =
        row("<sup>1</sup>", "Net of returns")
            + row("<sup>2</sup>", "Estimated")
            + row("<sup>3</sup>", "Other");
    String filler = "<p>" + "ordinary words ".repeat(10) + "</p>";

    assertThat(
        TableReader.read(Texts.html(filler + "<table>" + notes + "</table>"), Texts.deadline()),
        empty());
  }

  @Test
  void namesAreWithoutBrackets() {
    assertThat(RaisedMarks.bare("(1)"), equalTo("1"));
    assertThat(RaisedMarks.bare("1"), equalTo("1"));
    assertThat(RaisedMarks.bare("**"), equalTo("**"));
  }

  private static List<String> marks(String html) throws ExtractionException {
    CanonicalText text = Texts.html("<p>" + html + "</p><p>More words of the same page.</p>");
    return RaisedMarks.within(text, 0, text.text().length()).stream()
        .flatMap(mark -> mark.marks().stream())
        .toList();
  }

  private static List<List<CellRow>> read(String rows) throws ExtractionException {
    String html = "<p>Ordinary words above it.</p><table>" + rows + "</table>";
    return TableReader.read(Texts.html(html), Texts.deadline()).get(0).cells();
  }

  private static String row(String... cells) {
    return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>";
  }
}
