package io.varve.transforms.filings.footnote;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.table.TableReader;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

class FootnoteReaderTest {

  private static final String TABLE =
      "<table><tr><td></td><td>2020</td><td>2019</td></tr>"
          + "<tr><td>Sales (1)</td><td>12</td><td>11</td></tr>"
          + "<tr><td>Costs (1)(2)</td><td>7</td><td>6</td></tr>"
          + "<tr><td>Tax</td><td>(3)</td><td>*</td></tr></table>";

  @Test
  void notesBelowATableAreLinkedToTheCellsWithTheirMarks() throws ExtractionException {
    List<Footnote> notes =
        read(TABLE + "<p>(1) Net of returns.</p><p>(2) Estimated.</p><p>* Not known.</p>");

    assertThat(notes.stream().map(Footnote::marker).toList(), contains("(1)", "(2)", "*"));
    assertThat(notes.get(0).references(), contains("1:0", "2:0"));
    assertThat(notes.get(2).references(), contains("3:2"));
  }

  @Test
  void aMarkThatNoCellCarriesBeginsAList() throws ExtractionException {
    assertThat(read(TABLE + "<p>(7) the seventh point of a list.</p>"), empty());
  }

  @Test
  void notesEndWhereOrdinaryTextBegins() throws ExtractionException {
    String paragraph = "<p>" + "A long paragraph of ordinary words. ".repeat(8) + "</p>";

    assertThat(read(TABLE + paragraph + "<p>(1) is a list by now.</p>"), empty());
  }

  @Test
  void aNoteOfPlainTextRunsToTheBlankLine() throws ExtractionException {
    CanonicalText text =
        Texts.plain(
            "<TABLE>\n<S>         <C>   <C>\nSales (a)    12    11\nCosts        7     6\n</TABLE>\n"
                + "(a) Net of returns and\n    allowances.\n\nOrdinary text.\n");
    List<Footnote> notes =
        FootnoteReader.read(text, TableReader.read(text, Texts.deadline()), Texts.deadline());

    assertThat(notes, hasSize(1));
    assertThat(
        text.text().substring(notes.get(0).start(), notes.get(0).end()),
        equalTo("(a) Net of returns and\n    allowances."));
  }

  private static List<Footnote> read(String html) throws ExtractionException {
    CanonicalText text = Texts.html(html);
    return FootnoteReader.read(text, TableReader.read(text, Texts.deadline()), Texts.deadline());
  }
}
