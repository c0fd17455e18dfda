package io.varve.transforms.filings.section;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GapsTest {

  private static final String ABOVE = "Above. ".repeat(40).strip();

  @Test
  void whiteSpaceStaysWithWhatStandsBeforeIt() throws ExtractionException {
    CanonicalText text = text(ABOVE + "\n\nBelow");
    Section blank = Section.remainder("contents", ABOVE.length(), ABOVE.length() + 2, 1, "test");
    Section below = item("2", ABOVE.length() + 2, text.text().length());

    assertThat(
        Gaps.fill(text, List.of(item("1", 0, ABOVE.length()), blank, below)),
        contains(item("1", 0, ABOVE.length() + 2), below));
  }

  @Test
  void longTextBetweenSpansIsUnassigned() throws ExtractionException {
    CanonicalText text = text(ABOVE + "\n\n" + ABOVE + "\n\nBelow");
    int second = ABOVE.length() + 2;
    int third = second + ABOVE.length() + 2;
    Section below = item("2", third, text.text().length());

    assertThat(
        Gaps.fill(text, List.of(item("1", 0, second), below)),
        contains(
            item("1", 0, second),
            Section.remainder(Section.UNASSIGNED, second, third, 0.5, "remainder"),
            below));
  }

  private static Section item(String item, int start, int end) {
    return new Section(
        Optional.empty(), Optional.of(item), "business", "Item", start, end, 1, "test");
  }

  private static CanonicalText text(String text) throws ExtractionException {
    return Texts.plain(text);
  }
}
