package io.varve.transforms.filings.section;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageReferenceTest {

  @Test
  void pagesAndRangesAreReadFromTheCells() {
    assertThat(
        PageReference.of("Item 1.\tBusiness\t4-6, 9, 78 \u2013 80"),
        contains(pages(4, 6), pages(9, 9), pages(78, 80)));
  }

  @Test
  void pagesMayHaveWordsAndLetters() {
    assertThat(PageReference.of("Item 2.\tProperties\tPages 35 to 36"), contains(pages(35, 36)));
    assertThat(
        PageReference.of("Item 8.\tStatements\tF-2 - F-40"),
        contains(new PageReference("F-", 2, 40)));
    assertThat(PageReference.of("Item 10.\tDirectors\t82, (a)"), contains(pages(82, 82)));
  }

  @Test
  void aRangeWithoutABeginningIsOnePage() {
    assertThat(PageReference.of("Item 3.\tLegal\tto 12"), contains(pages(12, 12)));
    assertThat(PageReference.of("Item 3.\tLegal\t- 12 -"), contains(pages(12, 12)));
  }

  @Test
  void aLineWithoutCellsNamesPagesAtItsEnd() {
    assertThat(PageReference.of("Item 1. Business ........ 4-6"), contains(pages(4, 6)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Item 4.\tMine Safety Disclosures\tNot applicable",
        "Item 5. Other Information Rule 10b5-1",
        "Item 16. Form 10-K",
        "Item 11.\tCompensation\t(b)"
      })
  void otherWordsAreNoPages(String row) {
    assertThat(PageReference.of(row), empty());
  }

  @Test
  void theNumberOfAPageStandsAtTheEndOrTheStartOfALine() {
    assertThat(PageLabel.parse("- 12 -"), equalTo(label("", 12, true)));
    assertThat(PageLabel.parse("Page F-3"), equalTo(label("F-", 3, true)));
    assertThat(PageLabel.parse("2023 FORM 10-K 86"), equalTo(label("", 86, false)));
    assertThat(PageLabel.parse("44 Annual report"), equalTo(label("", 44, false)));
    assertThat(PageLabel.parse("Form 10-K"), equalTo(Optional.empty()));
  }

  private static PageReference pages(int from, int to) {
    return new PageReference("", from, to);
  }

  private static Optional<PageLabel> label(String prefix, int number, boolean alone) {
    return Optional.of(new PageLabel(prefix, number, alone));
  }

  @Test
  void pagesNotInTheDocumentAreNone() {
    assertThat(PageReference.parse("in 2,000 words"), equalTo(Optional.empty()));
    assertThat(PageReference.parse(""), equalTo(Optional.of(List.of())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"12", "- 12 -", "Page F-3", "44 Annual report", "\u00A07\u2003", "x | 9 |", "(3)"})
  void linesWithANumberAtOneEndAreLookedAt(String line) {
    assertThat(PageLabel.isLikely("1" + line + "1", 1, line.length() + 1), equalTo(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Form 10-K", "Total", "--", "a1b", "Cash\t12\t%"})
  void othersAreNot(String line) {
    assertThat(PageLabel.isLikely("1" + line + "1", 1, line.length() + 1), equalTo(false));
    assertThat(PageLabel.parse(line), equalTo(Optional.empty()));
  }
}
