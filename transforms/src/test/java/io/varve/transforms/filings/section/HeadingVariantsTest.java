package io.varve.transforms.filings.section;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One small report with its headings as the tools of many filers write them. */
class HeadingVariantsTest {

  private static final String LONG = "<p>" + "Some words about it. ".repeat(30) + "</p>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p><b>Item %s. %s</b></p>",
        "<p>Item %s. %s</p>",
        "<p><a name='x'></a><b><a href='#top'>Item %s. %s</a></b></p>",
        "<p><b>Item<br>%s. %s</b></p>",
        "<p>Item</p><p>%s.</p><p>%s</p>",
        "<p><b>I T E M &nbsp; %s .&nbsp; %s</b></p>",
        "<p><b>%s. %s</b></p>",
        "<p><b>%s &#8211; %s</b></p>",
        "<table><tr><td>Item %s.</td><td>%s</td></tr></table>",
        "<table><tr><td>&nbsp;</td><td><b>Item&nbsp;%s:&nbsp;%s</b></td></tr></table>",
        "<p><font size='3'>I</font><font size='1'>TEM</font> %s\u2014%s</p>",
      })
  void theItemsAreFound(String heading) throws ExtractionException {
    assertThat(names("10-K", report(heading)), contains("cover", "1", "1A", "2", "3", "7"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p><b>Item %s. %s</b></p>",
        "<p><a href='#top'>Item %s. %s</a></p>",
        "<p><b>%s. %s</b></p>",
      })
  void aLayoutTableAroundAllOfItChangesNothing(String heading) throws ExtractionException {
    String table = "<table><tr><td>" + report(heading) + "</td></tr></table>";

    assertThat(names("10-K", table), contains("cover", "1", "1A", "2", "3", "7"));
  }

  @Test
  void ofHeadingsOnEveryPageTheFirstCounts() throws ExtractionException {
    String again = "<hr/><p align='center'><b>ITEM 1A. RISK FACTORS</b></p>" + LONG;
    String html =
        "<p>Cover</p><p>Item 1. Business</p>"
            + LONG
            + "<p><b>Item 1A. Risk Factors</b></p><p>The first risk.</p>"
            + LONG
            + again.repeat(2)
            + "<p>Item 2. Properties</p>"
            + LONG;
    CanonicalText text = Texts.html(html);
    Section risks = cut("10-K", html).get(2);

    assertThat(
        text.text().substring(risks.start(), risks.end()),
        startsWith("Item 1A. Risk Factors\nThe first risk."));
  }

  @Test
  void headingsOfShortItemsMayLinkBackToTheContents() throws ExtractionException {
    StringBuilder html = new StringBuilder("<p id='top'>Cover</p>" + LONG);
    for (String title : List.of("1B. Unresolved Staff Comments", "2. Properties", "3. Legal")) {
      html.append("<p><a href='#top'>Item ").append(title).append("</a></p><p>None.</p>");
    }

    assertThat(names("10-K", html.toString()), contains("cover", "1B", "2", "3"));
  }

  @Test
  void aMentionOnALineOfItsOwnIsNotTheHeading() throws ExtractionException {
    String html =
        "<p>Cover</p><p><b>ITEM 1. BUSINESS</b></p><p>See:</p><p>Item 1A. Risk Factors</p>"
            + LONG
            + "<p><b>ITEM 1A. RISK FACTORS</b></p><p>The first risk.</p>"
            + LONG;
    CanonicalText text = Texts.html(html);
    Section risks = cut("10-K", html).get(2);

    assertThat(text.text().substring(risks.start()), startsWith("ITEM 1A. RISK FACTORS"));
  }

  @Test
  void aCurrentReportMayHaveAContentsPageOfTwoLines() throws ExtractionException {
    String titles = "Item 5.02 Departure of Directors|Item 9.01 Financial Statements and Exhibits";
    StringBuilder html = new StringBuilder("<p>Cover</p>");
    for (String title : titles.split("\\|", -1)) {
      html.append("<p>").append(title).append("</p>");
    }
    for (String title : titles.split("\\|", -1)) {
      html.append("<p>").append(title).append("</p>").append(LONG);
    }
    List<Section> sections = cut("8-K", html.toString());

    assertThat(names("8-K", html.toString()), contains("cover", "contents", "5.02", "9.01"));
    assertThat(sections.get(2).end() - sections.get(2).start() > LONG.length() / 2, equalTo(true));
  }

  @Test
  void aListOfAllItemsAtTheEndIsNotTheirText() throws ExtractionException {
    StringBuilder html = new StringBuilder();
    StringBuilder list = new StringBuilder("<p>Links</p>");
    for (String item : List.of("1", "1A", "2", "3", "5", "7", "7A", "8", "9", "10", "11")) {
      List<String> title = ItemCatalog.of(Form.TEN_K, item).get(0).titles().get(0);
      String line = "<p>Item " + item + ". " + String.join(" ", title) + "</p>";
      html.append(line).append(LONG);
      list.append(line.toUpperCase(Locale.ROOT));
    }
    Section business = cut("10-K", html + "" + list).get(0);

    assertThat(business.item(), equalTo(Optional.of("1")));
    assertThat(business.end() - business.start() > LONG.length() / 2, equalTo(true));
  }

  @Test
  void aHeadingInsideACellOfSeveralParagraphsIsFound() throws ExtractionException {
    String html =
        "<p><b>Item 15. Exhibits</b></p>"
            + LONG
            + "<table><tr><td>101</td><td>Data</td></tr><tr><td colspan=2><p>* Furnished.</p>"
            + "<p><b>Item 16. Form 10-K Summary.</b></p><p>None.</p></td></tr></table>";

    assertThat(names("10-K", html), contains("15", "16"));
  }

  @Test
  void numbersOfAListAreNoItemsWhereThereAreItems() throws ExtractionException {
    String html =
        "<p><b>Item 1. Business</b></p>"
            + LONG
            + "<p>2. Properties</p>"
            + LONG
            + "<p><b>Item 3. Legal Proceedings</b></p>"
            + LONG
            + "<p><b>Item 7. Management's Discussion and Analysis</b></p>"
            + LONG;

    assertThat(names("10-K", html), contains("1", "3", "7"));
  }

  private static String report(String heading) {
    String titles =
        "1|Business|1A|Risk Factors|2|Properties|3|Legal Proceedings|"
            + "7|Management's Discussion and Analysis";
    String[] parts = titles.split("\\|", -1);
    StringBuilder html = new StringBuilder("<p id='top'>Cover</p>");
    for (int i = 0; i < parts.length; i += 2) {
      html.append(heading.replaceFirst("%s", parts[i]).replaceFirst("%s", parts[i + 1]));
      html.append(LONG);
    }
    return html.toString();
  }

  private static List<String> names(String form, String html) throws ExtractionException {
    return cut(form, html).stream().map(s -> s.item().orElse(s.type())).toList();
  }

  private static List<Section> cut(String form, String html) throws ExtractionException {
    DocumentForm document = DocumentForm.of(form, Optional.empty());
    return Sectioner.cut(Texts.html(html), document, Texts.deadline()).sections();
  }
}
