package io.varve.transforms.filings;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.filings.row.SectionRow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadingPathTest {

  @Test
  void namesTheSectionsThatHoldAPlaceFromTheOutside() {
    HeadingPath path =
        new HeadingPath(
            List.of(
                section(1, "Item 7. MD&A", 0, 100),
                section(2, "Results", 10, 60),
                section(3, "Revenue", 20, 40),
                section(2, "Liquidity", 60, 100),
                section(1, "Item 8.", 100, 120)));

    assertThat(path.at(0), is("Part II > Item 7. MD&A"));
    assertThat(path.at(25), is("Part II > Item 7. MD&A > Results > Revenue"));
    assertThat(path.at(45), is("Part II > Item 7. MD&A > Results"));
    assertThat(path.at(60), is("Part II > Item 7. MD&A > Liquidity"));
    assertThat(path.at(100), is("Part II > Item 8."));
  }

  private static SectionRow section(int level, String title, int start, int end) {
    return new SectionRow(
        "d",
        title,
        Optional.empty(),
        1,
        level,
        level == 1 ? Optional.of("II") : Optional.empty(),
        Optional.empty(),
        "mda",
        title,
        start,
        end,
        "x".repeat(end - start),
        1,
        1.0,
        "heading");
  }
}
