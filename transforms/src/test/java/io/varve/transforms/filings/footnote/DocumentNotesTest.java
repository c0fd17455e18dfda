package io.varve.transforms.filings.footnote;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.table.DataTable;
import io.varve.transforms.filings.table.TableReader;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentNotesTest {

  private static final String TABLE =
      "<p>Lamps by region and by year</p><table><tr><td></td><td>2020</td><td>2019</td></tr>"
          + "<tr><td>North<sup>1</sup></td><td>12</td><td>1</td></tr>"
          + "<tr><td>South</td><td>7<sup>2</sup></td><td>6</td></tr></table>";

  private static final String PARAGRAPH = "<p>" + "Many ordinary words. ".repeat(20) + "</p>";

  @Test
  void aRaisedNumberIsResolvedToTheRaisedNumberBelow() throws ExtractionException {
    DocumentNotes notes = notes(TABLE + "<p><sup>1</sup>Without the islands.</p>");

    assertThat(markers(notes), contains("1"));
    assertThat(notes.ofTables().get(0).references(), contains("1:0"));
  }

  @Test
  void aNumberInParenthesesNamesTheSameNote() throws ExtractionException {
    assertThat(
        notes(TABLE + "<p>(2) Without the islands.</p>").ofTables().get(0).references(),
        contains("2:1"));
  }

  @Test
  void aBareNumberBeginsAListAndNoNote() throws ExtractionException {
    assertThat(notes(TABLE + "<p>1 lamp was broken.</p>").ofTables(), empty());
  }

  @Test
  void marksSetApartFromTheirNotesAreFound() throws ExtractionException {
    DocumentNotes notes =
        notes(
            TABLE
                + "<dl><dt><sup>1</sup></dt><dd>Without the islands.</dd>"
                + "<dt><sup>2</sup></dt><dd>Estimated figures.</dd></dl>");

    assertThat(markers(notes), contains("1", "2"));
  }

  @Test
  void aMarkSetApartAboveAnotherMarkSaysNothing() throws ExtractionException {
    assertThat(notes(TABLE + "<p><sup>1</sup></p><p>(2)</p><p>12</p>").ofTables(), empty());
  }

  @Test
  void aNoteFartherBelowBelongsToTheTableThatCarriesItsMark() throws ExtractionException {
    DocumentNotes notes = notes(TABLE + PARAGRAPH + "<p><sup>2</sup> Estimated figures.</p>");

    assertThat(markers(notes), contains("2"));
    assertThat(notes.ofText(), empty());
  }

  @Test
  void aRaisedMarkOfTheTextIsResolvedOnThePage() throws ExtractionException {
    DocumentNotes notes =
        notes("<p>Many lamps <sup>3</sup> were sold.</p><p><sup>3</sup> As far as known.</p>");

    assertThat(notes.ofText(), hasSize(1));
    assertThat(notes.ofText().get(0).marker(), equalTo("3"));
  }

  @Test
  void aPowerInTheTextIsNoMark() throws ExtractionException {
    DocumentNotes notes =
        notes("<p>A field of 12 km<sup>2</sup> was sold.</p><p><sup>2</sup> As far as known.</p>");

    assertThat(notes.ofText(), empty());
  }

  @Test
  void bareMarksWithoutANoteAreCountedAndTakenBack() throws ExtractionException {
    CanonicalText text = Texts.html(TABLE + "<p><sup>1</sup> Without the islands.</p>");
    List<DataTable> tables = TableReader.read(text, Texts.deadline());
    List<Footnote> notes = DocumentNotes.of(text, tables, Texts.deadline()).ofTables();
    DataTable settled = SettledMarks.of(tables, notes).get(0);

    assertThat(SettledMarks.open(tables, notes), is(1));
    assertThat(settled.cells().get(1).get(0).footnoteMarks(), contains("1"));
    assertThat(settled.cells().get(2).get(1).footnoteMarks(), empty());
    assertThat(settled.cells().get(2).get(1).number().orElse(0.0), is(7.0));
  }

  @Test
  void marksInParenthesesStayWithoutANote() throws ExtractionException {
    String html = TABLE.replace("<sup>1</sup>", " (1)").replace("<sup>2</sup>", "");
    List<DataTable> tables = TableReader.read(Texts.html(html), Texts.deadline());

    assertThat(SettledMarks.open(tables, List.of()), is(1));
    assertThat(
        SettledMarks.of(tables, List.of()).get(0).cells().get(1).get(0).footnoteMarks(),
        contains("(1)"));
  }

  private static List<String> markers(DocumentNotes notes) {
    return notes.ofTables().stream().map(Footnote::marker).toList();
  }

  private static DocumentNotes notes(String html) throws ExtractionException {
    CanonicalText text = Texts.html(html);
    return DocumentNotes.of(text, TableReader.read(text, Texts.deadline()), Texts.deadline());
  }
}
