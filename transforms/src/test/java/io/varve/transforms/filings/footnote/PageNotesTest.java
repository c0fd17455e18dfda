package io.varve.transforms.filings.footnote;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageNotesTest {

  @Test
  void aMarkGluedToAWordIsResolvedToTheNoteBelow() throws ExtractionException {
    assertThat(
        notes(
            "<p>We sold many lamps.* Others sold none(1) at all.</p>"
                + "<p>* Lamps that need no electricity.</p><p>(1) As far as we know.</p>"),
        contains("*", "(1)"));
  }

  @Test
  void aListIsNoNote() throws ExtractionException {
    assertThat(
        notes("<p>There are two: (1) this and (2) that.</p><p>(1) this is the first point</p>"),
        empty());
  }

  @Test
  void numbersOfLawsAreNoMarks() throws ExtractionException {
    assertThat(notes("<p>Section 13(1) applies.</p><p>(1) this is the first point</p>"), empty());
  }

  @Test
  void oneMarkHasOneNote() throws ExtractionException {
    assertThat(
        notes("<p>Many lamps.*</p><p>* Without electricity.</p><p>* A bullet of a list.</p>"),
        contains("*"));
  }

  @Test
  void mentionsOfNotesAreFoundWithAllTheirNumbers() {
    assertThat(
        NoteMentions.in("See Note 7 and (notes 3, 4 and 12). Notes payable 5; footnote 6.")
            .keySet()
            .stream()
            .sorted()
            .toList(),
        equalTo(List.of("12", "3", "4", "7")));
  }

  private static List<String> notes(String html) throws ExtractionException {
    return PageNotes.read(Texts.html(html), List.of(), Texts.deadline()).stream()
        .map(PageNotes.PageNote::marker)
        .toList();
  }
}
