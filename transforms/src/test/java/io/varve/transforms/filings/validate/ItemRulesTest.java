package io.varve.transforms.filings.validate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.varve.transforms.extract.ValidationIssue;
import io.varve.transforms.filings.row.SectionRow;
import io.varve.transforms.filings.section.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemRulesTest {

  private static final String LONG = "words of a section ".repeat(300);

  @Test
  void itemsAreMissedOnlyInYearsThatHadThem() {
    List<SectionRow> old = report("1", "2", "3", "5", "7", "8");

    assertThat(rules(2000, old), empty());
    assertThat(rules(2020, old), hasItem(containsString("without item 1A, 9A")));
  }

  @Test
  void itemsOutOfOrderAreNamed() {
    assertThat(
        rules(2000, report("2", "1", "3", "5", "7", "8")), contains(containsString("ordered")));
  }

  @Test
  void aShortItemIsNamedUnlessItPointsElsewhere() {
    List<SectionRow> sections = report("1", "2", "3", "5", "8");
    sections.add(section("II", "7", "Item 7 Nothing much"));
    assertThat(rules(2000, sections), hasItem(containsString("item II/7 has only 4 words")));

    sections.set(5, section("II", "7", "Item 7 is incorporated by reference"));
    assertThat(rules(2000, sections), not(hasItem(containsString("item-sizes"))));
  }

  @Test
  void anItemThatSwallowedTheRestIsNamed() {
    List<SectionRow> sections = report("1", "2", "5", "7", "8");
    sections.add(2, section("I", "3", LONG.repeat(9)));

    assertThat(rules(2000, sections), contains(containsString("more than half")));
  }

  private static List<String> rules(int year, List<SectionRow> sections) {
    int length = sections.stream().mapToInt(row -> row.text().length()).sum();
    return ItemRules.check(Form.TEN_K, Optional.of(year), sections, length).stream()
        .map(ValidationIssue::toString)
        .toList();
  }

  private static List<SectionRow> report(String... items) {
    List<SectionRow> sections = new ArrayList<>();
    for (String item : items) {
      sections.add(section(item.compareTo("5") < 0 ? "I" : "II", item, LONG));
    }
    return sections;
  }

  private static SectionRow section(String part, String item, String text) {
    return new SectionRow(
        "d",
        part + item,
        Optional.empty(),
        1,
        1,
        Optional.of(part),
        Optional.of(item),
        "type",
        "t",
        0,
        text.length(),
        text,
        1,
        1,
        "heading");
  }
}
