package io.varve.transforms.filings.section;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reports in an order of their own, which say in an index where each item is. */
class IndexedSectionsTest {

  private static final String WORDS = "Some words about it that fill the page. ".repeat(12);

  private static final String INDEX =
      "<p><b>FORM 10-K CROSS REFERENCE INDEX</b></p><table>"
          + row("Item 1.", "Business", "2-3")
          + row("Item 1A.", "Risk Factors", "6")
          + row("Item 1B.", "Unresolved Staff Comments", "Not applicable")
          + row("Item 3.", "Legal Proceedings", "3")
          + row("Item 7.", "Management&#8217;s Discussion and Analysis", "4-5")
          + row("Item 8.", "Financial Statements and Supplementary Data", "7, 8")
          + row("Item 11.", "Executive Compensation", "(a)")
          + "</table><p>(a) Incorporated by reference to the proxy statement.</p>";

  private static final String REPORT =
      page(1, "<p>Cover</p>")
          + page(2, "<p><b>What we do</b></p>")
          + page(3, "<p><b>Our places</b></p>")
          + page(4, "<p><b>Management&#8217;s Discussion and Analysis</b></p>")
          + page(5, "<p><b>Cash</b></p>")
          + page(6, "<p>The end of cash.</p><p><b>Risk Factors</b></p>")
          + page(7, "<p><b>Statement of Earnings</b></p>")
          + page(8, "<p><b>Notes</b></p>")
          + page(9, INDEX)
          + "<p><b>SIGNATURES</b></p><p>Pursuant to the requirements of the Act</p>";

  @Test
  void pagesOfTheIndexAreTheTextOfTheItems() throws ExtractionException {
    CanonicalText text = Texts.html(REPORT);
    List<Section> sections = cut(text).sections();

    assertThat(of(text, sections, "7"), startsWith("Management"));
    assertThat(of(text, sections, "7"), endsWith("5\nThe end of cash.\n"));
    assertThat(of(text, sections, "1"), startsWith("What we do"));
    assertThat(of(text, sections, "8"), startsWith("Statement of Earnings"));
  }

  @Test
  void anItemThatBeginsWithAHeadingInsideAPageBeginsThere() throws ExtractionException {
    CanonicalText text = Texts.html(REPORT);

    assertThat(of(text, cut(text).sections(), "1A"), startsWith("Risk Factors"));
  }

  @Test
  void itemsWithoutPagesKeepTheirRow() throws ExtractionException {
    CanonicalText text = Texts.html(REPORT);

    assertThat(
        of(text, cut(text).sections(), "1B"),
        equalTo("Item 1B.\tUnresolved Staff Comments\tNot applicable\n"));
    assertThat(of(text, cut(text).sections(), "11"), startsWith("Item 11."));
  }

  @Test
  void aShorterItemInsideAnotherKeepsItsRowAndIsNoted() throws ExtractionException {
    CanonicalText text = Texts.html(REPORT);
    Sectioning cut = cut(text);

    assertThat(of(text, cut.sections(), "3"), startsWith("Item 3."));
    assertThat(cut.notes(), hasItem(startsWith("index: item I/3 has 0 of")));
  }

  @Test
  void theSectionsPartitionTheText() throws ExtractionException {
    CanonicalText text = Texts.html(REPORT);
    int at = 0;
    for (Section section : cut(text).sections()) {
      assertThat(section.start(), equalTo(at));
      assertThat(section.end(), greaterThan(at));
      at = section.end();
    }
    assertThat(at, equalTo(text.text().length()));
  }

  @Test
  void contentsThatOnlyLinkToTheTitlesOfItemsAreAnIndex() throws ExtractionException {
    StringBuilder html = new StringBuilder("<p>Cover</p><p>Table of Contents</p><table>");
    List<String> titles =
        List.of(
            "1|Business",
            "1A|Risk Factors",
            "2|Properties",
            "3|Legal Proceedings",
            "7|Management's Discussion and Analysis",
            "8|Financial Statements");
    for (String title : titles) {
      String[] parts = title.split("\\|", 2);
      html.append("<tr><td>Item ").append(parts[0]).append(".</td><td><a href='#i");
      html.append(parts[0]).append("'>").append(parts[1]).append("</a></td></tr>");
    }
    html.append("</table>");
    for (String title : titles) {
      String[] parts = title.split("\\|", 2);
      html.append("<a id='i").append(parts[0]).append("'></a><p>About the ");
      html.append(parts[1]).append("</p><p>").append(WORDS).append("</p>");
    }
    List<Section> sections = cut(Texts.html(html.toString())).sections();

    assertThat(
        sections.stream().map(s -> s.item().orElse(s.type())).toList(),
        contains("cover", "contents", "1", "1A", "2", "3", "7", "8"));
    assertThat(sections.get(2).method(), equalTo("index"));
  }

  @Test
  void contentsOfAReportThatBreaksOffAreNoIndex() throws ExtractionException {
    StringBuilder html = new StringBuilder("<p>Cover</p><p>Table of Contents</p><table>");
    List<String> items = List.of("1|Business", "1A|Risk Factors", "2|Properties", "3|Legal");
    List<String> more = List.of("4|Controls", "5|Market", "6|Selected Data", "7|Discussion");
    Stream.concat(items.stream(), more.stream())
        .map(line -> line.split("\\|", 2))
        .forEach(item -> html.append(row("Item " + item[0] + ".", item[1], "4" + item[0])));
    html.append("</table><p><b>Item 1. Business</b></p>").append("<p>").append(WORDS);
    List<Section> sections = cut(Texts.html(html + "</p>")).sections();

    assertThat(
        sections.stream().map(s -> s.item().orElse(s.type())).toList(),
        contains("cover", "contents", "1"));
  }

  private static String page(int number, String body) {
    return body + "<p>" + WORDS + "</p><p>2023 FORM 10-K " + number + "</p><hr/>";
  }

  private static String row(String item, String title, String pages) {
    return "<tr><td>" + item + "</td><td>" + title + "</td><td>" + pages + "</td></tr>";
  }

  private static String of(CanonicalText text, List<Section> sections, String item) {
    Section section =
        sections.stream().filter(s -> s.item().equals(Optional.of(item))).findFirst().orElseThrow();
    return text.text().substring(section.start(), section.end());
  }

  private static Sectioning cut(CanonicalText text) throws ExtractionException {
    return Sectioner.cut(text, DocumentForm.of("10-K", Optional.empty()), Texts.deadline());
  }
}
