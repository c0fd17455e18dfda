package io.varve.transforms.filings.validate;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import io.varve.transforms.extract.ValidationIssue;
import io.varve.transforms.filings.row.ChunkRow;
import io.varve.transforms.filings.row.SectionRow;
import io.varve.transforms.filings.section.Form;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentRulesTest {

  private static final String TEXT = "Item 1 Holes\nItem 7 Fine\nItem 8 None\n";

  @Test
  void soundRowsPass() {
    assertThat(
        rules(TEXT, section("a", "1", 0, 13), section("b", "7", 13, 25), section("c", "8", 25, 37)),
        empty());
  }

  @Test
  void aGapBetweenSectionsFails() {
    assertThat(
        rules(TEXT, section("a", "1", 0, 13), section("b", "7", 14, 25), section("c", "8", 25, 37)),
        contains("FAIL text-conserved"));
  }

  @Test
  void aMissingTailFails() {
    assertThat(
        rules(TEXT, section("a", "1", 0, 13), section("b", "7", 13, 25), section("c", "8", 25, 30)),
        contains("FAIL text-conserved"));
  }

  @Test
  void equalIdsFail() {
    assertThat(
        rules(TEXT, section("a", "1", 0, 13), section("a", "7", 13, 25), section("c", "8", 25, 37)),
        contains("FAIL ids-unique"));
  }

  @Test
  void aMissingItemIsAWarning() {
    assertThat(
        rules(TEXT, section("a", "1", 0, 25), section("c", "8", 25, 37)),
        contains("WARN items-present"));
  }

  @Test
  void wrongCharactersAndLeftoverMarkupAreWarnings() {
    String text = "\uFFFD\uFFFD\uFFFD </td></td></td>&nbsp;";
    List<String> found =
        DocumentRules.apply(
                text,
                Optional.empty(),
                Optional.empty(),
                List.of(row(text, "a", "1", 0, text.length())),
                List.of(),
                List.of(chunk(text, "a", 0, text.length())))
            .stream()
            .map(ValidationIssue::rule)
            .toList();

    assertThat(found, contains("characters-decoded", "markup-removed"));
  }

  @Test
  void aChunkThatLeavesOutTextFails() {
    List<ValidationIssue> issues =
        DocumentRules.apply(
            "abcdef",
            Optional.empty(),
            Optional.empty(),
            List.of(row("abcdef", "a", "1", 0, 6)),
            List.of(),
            List.of(chunk("abcdef", "a", 0, 3), chunk("abcdef", "a", 4, 6)));

    assertThat(issues.stream().map(ValidationIssue::rule).toList(), contains("chunks-conserved"));
  }

  private static List<String> rules(String text, SectionRow... sections) {
    List<ChunkRow> chunks =
        List.of(sections).stream()
            .map(s -> chunk(text, s.sectionId(), s.start(), s.end()))
            .toList();
    return DocumentRules.apply(
            text, Optional.of(Form.TEN_K), Optional.empty(), List.of(sections), List.of(), chunks)
        .stream()
        .map(issue -> issue.severity() + " " + issue.rule())
        .filter(issue -> !issue.endsWith("chunks-conserved"))
        .toList();
  }

  private static SectionRow section(String id, String item, int start, int end) {
    return row(TEXT, id, item, start, end);
  }

  private static SectionRow row(String text, String id, String item, int start, int end) {
    return new SectionRow(
        "d",
        id,
        Optional.empty(),
        1,
        1,
        Optional.empty(),
        Optional.of(item),
        "business",
        "t",
        start,
        end,
        text.substring(start, end),
        1,
        1,
        "heading");
  }

  private static ChunkRow chunk(String text, String section, int start, int end) {
    return new ChunkRow(
        "d",
        section + start,
        section,
        1,
        start,
        end,
        text.substring(start, end),
        1,
        "",
        false,
        Optional.empty());
  }
}
