package io.varve.transforms.filings.section;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.Texts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutlineTest {

  private static final String TEXT = "<p>" + "Ordinary words of a paragraph. ".repeat(20) + "</p>";
  private static final String LINES = "\nOrdinary words of a paragraph\nthat runs on.\n".repeat(12);

  @Test
  void headingsOfOneLookHaveOneRankAndThoseThatStandOutMoreAreAbove() throws ExtractionException {
    String html =
        "<p><b>Item 7. Management's Discussion and Analysis</b></p>"
            + "<p><b>Overview</b></p>"
            + TEXT
            + "<p><b>Results</b></p>"
            + TEXT
            + "<p><i>Sales</i></p>"
            + TEXT
            + "<p><i>Costs</i></p>"
            + TEXT
            + "<p><b>Liquidity</b></p>"
            + TEXT;

    assertThat(
        outline(Texts.html(html), "mda"),
        contains("2 Overview", "2 Results", "3 Sales", "3 Costs", "2 Liquidity"));
  }

  @Test
  void largerLettersAreEvidenceOfTheirOwn() throws ExtractionException {
    String html =
        "<div style='font-size:10pt'>"
            + "<p style='font-size:14pt'>Our Results</p>"
            + TEXT
            + "<p style='font-size:12pt'>Revenue by Region</p>"
            + TEXT
            + "<p style='font-size:11pt'>this runs on in larger letters and is no title</p>"
            + "<p><i>Prices</i></p>"
            + TEXT
            + "<p style='font-size:14pt'>Our Cash</p>"
            + TEXT
            + "</div>";

    assertThat(
        outline(Texts.html(html), "mda"),
        contains("2 Our Results", "2 Revenue by Region", "3 Prices", "2 Our Cash"));
  }

  @Test
  void theRowsOfATableThatOnlyPlacesTextMayBeHeadings() throws ExtractionException {
    String rows = "<tr><td><b>Plans</b></td></tr><tr><td>" + TEXT + "</td></tr>";
    String data = "<tr><td><b>Plans</b></td></tr><tr><td>Sales</td><td>12</td></tr>";

    assertThat(
        outline(Texts.html("<table>" + rows.repeat(3) + "</table>"), "mda"),
        contains("2 Plans", "2 Plans", "2 Plans"));
    assertThat(outline(Texts.html("<table>" + data.repeat(30) + "</table>"), "mda"), empty());
  }

  @Test
  void aRemarkBelowAStatementIsNoHeading() throws ExtractionException {
    String html = "<p><b>Sales</b></p>" + TEXT + "<p><i>See accompanying notes.</i></p>" + TEXT;

    assertThat(outline(Texts.html(html), "mda"), contains("2 Sales"));
  }

  @Test
  void subsectionsAreInsideTheirParents() throws ExtractionException {
    CanonicalText text =
        Texts.html(
            "<p><b>ALPHA</b></p>"
                + TEXT
                + "<p><b>Beta</b></p>"
                + TEXT
                + "<p><i>Gamma</i></p>"
                + TEXT
                + "<p><b>Delta</b></p>"
                + TEXT);
    Section section = section(text, "business");
    List<Subsection> inside = Outline.of(text, Texts.deadline()).of(section, Texts.deadline());

    for (Subsection each : inside) {
      boolean top = each.parent() < 0;
      assertThat(
          each.start(),
          greaterThanOrEqualTo(top ? section.start() : inside.get(each.parent()).start()));
      assertThat(
          each.end(), lessThanOrEqualTo(top ? section.end() : inside.get(each.parent()).end()));
    }
    assertThat(inside.stream().map(Subsection::level).toList(), contains(2, 3, 4, 3));
  }

  @Test
  void eachRiskIsASubsection() throws ExtractionException {
    String html =
        "<p><b>Risks of Our Business</b></p>"
            + "<p><b><i>We may fail to sell lamps, which would harm our results.</i></b></p>"
            + TEXT
            + "<p><b><i>Our only supplier may move to the moon without telling us.</i></b></p>"
            + TEXT;
    CanonicalText text = Texts.html(html);
    List<Subsection> inside =
        Outline.of(text, Texts.deadline()).of(section(text, "risk_factors"), Texts.deadline());

    assertThat(
        inside.stream().map(Subsection::type).toList(),
        contains("subsection", "risk_factor", "risk_factor"));
  }

  @Test
  void headingsInsideANoteAreBelowItHoweverTheyLook() throws ExtractionException {
    String html =
        "<p><b>Notes to Consolidated Financial Statements</b></p>"
            + "<p><b>1. Accounting policies</b></p>"
            + TEXT
            + "<p><b>INVENTORIES</b></p>"
            + TEXT
            + "<p><b>2. Debt</b></p>"
            + TEXT;

    assertThat(
        outline(Texts.html(html), "financial_statements"),
        contains(
            "2 Notes to Consolidated Financial Statements",
            "3 1. Accounting policies",
            "4 INVENTORIES",
            "3 2. Debt"));
  }

  @Test
  void plainTextHasHeadingsInCapitalsAndUnderlined() throws ExtractionException {
    CanonicalText text =
        Texts.plain(
            "Item 7. Management's Discussion and Analysis\n\nOVERVIEW\n"
                + LINES
                + "\nNet Sales\n---------\n"
                + LINES
                + "\nLIQUIDITY AND CAPITAL\nRESOURCES\n"
                + LINES);

    assertThat(
        outline(text, "mda"),
        contains("2 OVERVIEW", "3 Net Sales", "2 LIQUIDITY AND CAPITAL RESOURCES"));
  }

  @Test
  void whatEveryPageRepeatsIsNoHeading() throws ExtractionException {
    StringBuilder html = new StringBuilder("<p><b>Overview</b></p>");
    for (int page = 1; page < 8; page++) {
      html.append(TEXT).append("<p>").append(page).append("</p><hr/>");
      html.append("<p><b>Lamps of the World</b></p>");
    }

    assertThat(
        outline(Texts.html(html.toString()), "mda"),
        contains("2 Overview", "2 Lamps of the World"));
  }

  @Test
  void rowsOfTablesAreNoHeadings() throws ExtractionException {
    String table = "<table>" + "<tr><td><b>Total assets</b></td></tr>".repeat(5) + "</table>";

    assertThat(outline(Texts.html(TEXT + table + TEXT), "mda"), empty());
  }

  @Test
  void boldWordsThatAParagraphBeginsWithAreItsHeading() throws ExtractionException {
    String html = "<p><b>Seasons.</b> " + "Nights are long in winter. ".repeat(40) + "</p>" + TEXT;

    assertThat(outline(Texts.html(html), "mda"), contains("2 Seasons."));
  }

  @Test
  void headingsOfNotesAreNumbered() {
    assertThat(number("Note 7 \u2014 Debt"), equalTo("7"));
    assertThat(number("NOTE 12. INCOME TAXES"), equalTo("12"));
    assertThat(number("(3) Leases"), equalTo("3"));
    assertThat(number("4. Segments"), equalTo("4"));
    assertThat(number("Notes payable"), equalTo(""));
    assertThat(number("2020"), equalTo(""));
  }

  private static String number(String line) {
    return NoteHeading.parse(line).map(NoteHeading::number).orElse("");
  }

  private static List<String> outline(CanonicalText text, String type) throws ExtractionException {
    return Outline.of(text, Texts.deadline()).of(section(text, type), Texts.deadline()).stream()
        .map(each -> each.level() + " " + each.title())
        .toList();
  }

  private static Section section(CanonicalText text, String type) {
    return new Section(
        Optional.empty(),
        Optional.of("7"),
        type,
        "Item 7. Management's Discussion and Analysis",
        0,
        text.text().length(),
        1,
        "heading");
  }
}
