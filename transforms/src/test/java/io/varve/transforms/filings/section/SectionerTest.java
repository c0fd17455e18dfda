package io.varve.transforms.filings.section;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SectionerTest {

  private static final String LONG = "<p>" + "Some words about it. ".repeat(30) + "</p>";

  @Test
  void contentsPagesAreNotHeadings() throws ExtractionException {
    String contents =
        "<p>Table of Contents</p><table>"
            + "<tr><td>Item 1.</td><td>Business</td><td>3</td></tr>"
            + "<tr><td>Item 1A.</td><td>Risk Factors</td><td>5</td></tr>"
            + "<tr><td>Item 2.</td><td>Properties</td><td>9</td></tr>"
            + "<tr><td>Item 3.</td><td>Legal Proceedings</td><td>10</td></tr></table>";
    String body =
        heading("Item 1. Business")
            + LONG
            + heading("Item 1A. Risk Factors")
            + LONG
            + heading("Item 2. Properties")
            + LONG
            + heading("Item 3. Legal Proceedings")
            + LONG;

    assertThat(
        names(Form.TEN_K, "<p>Cover</p>" + contents + body),
        contains("cover", "contents", "1", "1A", "2", "3"));
  }

  @Test
  void contentsWithoutPageNumbersAreKnownByTheirSecondComing() throws ExtractionException {
    String titles =
        "Item 1. Business|Item 2. Properties|Item 3. Legal Proceedings|Item 5. Market for";
    StringBuilder html = new StringBuilder("<p>Cover</p>");
    for (String title : titles.split("\\|", -1)) {
      html.append("<p>").append(title).append("</p>");
    }
    for (String title : titles.split("\\|", -1)) {
      html.append("<p>").append(title).append("</p>").append(LONG).append(LONG);
    }

    assertThat(
        names(Form.TEN_K, html.toString()), contains("cover", "contents", "1", "2", "3", "5"));
  }

  @Test
  void referencesInSentencesDoNotCutASection() throws ExtractionException {
    String html =
        heading("Item 1. Business")
            + "<p>Item 7 of this report explains more.</p>"
            + "<p>Item 1A, \"Risk Factors,\" above and the rest of this report should be read.</p>"
            + LONG
            + heading("Item 7. Management's Discussion and Analysis")
            + LONG;

    List<Section> sections = cut(Form.TEN_K, html);
    assertThat(sections.stream().map(s -> s.item().orElse("")).toList(), contains("1", "7"));
  }

  @Test
  void headingsMayBeSplitOverBlocks() throws ExtractionException {
    List<Section> sections =
        cut(Form.TEN_K, "<p>Item 1.</p><p>Business</p>" + LONG + "<p>ITEM 2</p><p>PROPERTIES</p>x");

    assertThat(sections.get(0).title(), equalTo("Item 1. Business"));
    assertThat(sections.get(1).type(), equalTo("properties"));
  }

  @Test
  void mergedItemsCountUnderTheFirst() throws ExtractionException {
    assertThat(
        names(
            Form.TEN_K,
            heading("Items 1 and 2. Business and Properties")
                + LONG
                + heading("Item 3. Legal Proceedings")
                + LONG),
        contains("1", "3"));
  }

  @Test
  void quarterlyItemsAreToldApartByPartAndTitle() throws ExtractionException {
    List<Section> sections =
        cut(
            Form.TEN_Q,
            "<p>PART I</p>"
                + heading("Item 1. Financial Statements")
                + LONG
                + heading("Item 2. Management's Discussion and Analysis")
                + LONG
                + "<p>PART II</p>"
                + heading("Item 1. Legal Proceedings")
                + LONG
                + heading("Item 2. Unregistered Sales of Equity Securities")
                + LONG);

    assertThat(
        sections.stream()
            .filter(s -> s.item().isPresent())
            .map(s -> s.part().orElse("") + "/" + s.item().get())
            .toList(),
        contains("I/1", "I/2", "II/1", "II/2"));
  }

  @Test
  void currentReportsHaveItemsInAnyOrderAndOfBothNumberings() throws ExtractionException {
    assertThat(
        names(
            Form.EIGHT_K,
            heading("Item 8.01 Other Events")
                + LONG
                + heading("Item 2.02. Results of Operations and Financial Condition")
                + LONG),
        contains("8.01", "2.02"));
    assertThat(
        names(
            Form.EIGHT_K,
            heading("ITEM 5. OTHER EVENTS")
                + LONG
                + heading("ITEM 7. FINANCIAL STATEMENTS AND EXHIBITS")),
        contains("5", "7"));
  }

  @Test
  void whatFollowsTheSignaturesIsNamed() throws ExtractionException {
    String html =
        heading("Item 1. Business")
            + LONG
            + heading("Item 15. Exhibits")
            + LONG
            + "<p>S I G N A T U R E S</p><p>Pursuant to the requirements of the Act</p>"
            + LONG
            + "<p>EXHIBIT INDEX</p>"
            + LONG
            + "<p>Index to Consolidated Financial Statements</p>"
            + LONG;

    assertThat(
        names(Form.TEN_K, html), contains("1", "15", "signatures", "exhibits", "financial_pages"));
  }

  @Test
  void aTextWithoutItemsIsUnassigned() throws ExtractionException {
    assertThat(names(Form.TEN_K, LONG), contains("unassigned"));
  }

  @Test
  void betterEvidenceGivesMoreConfidence() throws ExtractionException {
    double strong = cut(Form.TEN_K, heading("Item 1. Business") + LONG).get(0).confidence();
    double weak = cut(Form.TEN_K, "<p>Item 1. Our story</p>" + LONG).get(0).confidence();

    assertThat(strong, greaterThan(weak));
  }

  @Test
  void continuedHeadingsOfLaterPagesDoNotBeginASection() throws ExtractionException {
    String html =
        heading("Item 1. Business")
            + LONG
            + heading("Item 1. Business (continued)")
            + "<p>tail</p>"
            + heading("Item 2. Properties")
            + LONG;
    List<Section> sections = cut(Form.TEN_K, html);
    CanonicalText text = Texts.html(html);

    assertThat(
        text.text().substring(sections.get(0).start(), sections.get(0).end()),
        containsString("tail"));
    assertThat(sections.get(0).title(), not(containsString("continued")));
  }

  @Test
  void currentReportsHaveTheItemsOfTheirDay() throws ExtractionException {
    String html =
        heading("Item 5.02 Departure of Directors or Certain Officers")
            + LONG
            + heading("Item 5. Other Events")
            + LONG;

    assertThat(items("8-K", LocalDate.of(2010, 1, 4), html), contains("5.02"));
    assertThat(items("8-K", LocalDate.of(2001, 1, 4), html), contains("cover", "5"));
  }

  @Test
  void anItemThatTheFormDoesNotHaveIsNone() throws ExtractionException {
    String html = heading("Item 1. Business") + LONG + heading("Item 23. Undertakings") + LONG;

    assertThat(names(Form.TEN_K, html), contains("1"));
  }

  @Test
  void annualReportsOfForeignIssuersHaveTheirOwnItems() throws ExtractionException {
    String html =
        heading("Item 4. Information on the Company")
            + LONG
            + heading("Item 4A. Unresolved Staff Comments")
            + LONG
            + heading("Item 16E. Purchases of Equity Securities by the Issuer")
            + LONG
            + heading("Item 16K. Cybersecurity")
            + LONG
            + heading("Item 18. Financial Statements")
            + LONG;

    assertThat(names(Form.TWENTY_F, html), contains("4", "4A", "16E", "16K", "18"));
  }

  @Test
  void itemsBetweenTwoMergedOnesAreFound() throws ExtractionException {
    String html =
        heading("Items 1 and 2. Business and Properties")
            + LONG
            + heading("Item 1A. Risk Factors")
            + LONG
            + heading("Item 1B. Unresolved Staff Comments")
            + LONG
            + heading("Item 3. Legal Proceedings")
            + LONG;

    assertThat(names(Form.TEN_K, html), contains("1", "1A", "1B", "3"));
  }

  @Test
  void mergedItemsWithTitlesOfTheirOwnAreSectionsOfTheirOwn() throws ExtractionException {
    String html =
        heading("Items 1 and 2. Business and Properties")
            + LONG
            + heading("Properties")
            + LONG
            + heading("Item 3. Legal Proceedings")
            + LONG;

    assertThat(names(Form.TEN_K, html), contains("1", "2", "3"));
  }

  @Test
  void mergedItemsWithoutTitlesOfTheirOwnAreNoted() throws ExtractionException {
    String html = heading("Items 1 and 2. Business and Properties") + LONG;

    assertThat(
        sectioning("10-K", Optional.empty(), html).notes(),
        contains("merged: item 2 is in the section of item 1"));
  }

  @Test
  void aPartWithoutItemsIsUnderItsFirst() throws ExtractionException {
    String html =
        heading("Item 9B. Other Information")
            + "<p>None.</p>"
            + heading("PART III")
            + "<p>All information is incorporated by reference to the proxy statement.</p>"
            + heading("PART IV")
            + heading("Item 15. Exhibits and Financial Statement Schedules")
            + LONG;

    assertThat(names(Form.TEN_K, html), contains("9B", "10", "15"));
  }

  @Test
  void whatIsToldBeforeTheFirstItemIsAnIntroduction() throws ExtractionException {
    String contents =
        "<p>Table of Contents</p><table>"
            + "<tr><td>Statements about the future</td><td>2</td></tr>"
            + "<tr><td>What we do</td><td>3</td></tr>"
            + "<tr><td>What may go wrong</td><td>5</td></tr>"
            + "<tr><td>How it went</td><td>7</td></tr>"
            + "<tr><td>The statements</td><td>9</td></tr></table>";

    assertThat(
        names(
            Form.TEN_K,
            "<p>Cover</p>" + contents + LONG + LONG + heading("Item 1. Business") + LONG),
        contains("cover", "contents", "introduction", "1"));
  }

  @Test
  void anAnnualReportThatIsAnExhibitHasSectionsByTitle() throws ExtractionException {
    String html =
        "<p>To our shareholders</p>"
            + LONG
            + heading("Management's Discussion and Analysis")
            + LONG
            + heading("Financial Statements and Supplementary Data")
            + LONG;
    List<Section> sections = sectioning("EX-13", Optional.empty(), html).sections();

    assertThat(
        sections.stream().map(Section::type).toList(),
        contains("exhibits", "mda", "financial_statements"));
    assertThat(sections.get(1).item(), equalTo(Optional.empty()));
  }

  @Test
  void financialPagesBeginWhereTheirOwnPageNumbersDo() throws ExtractionException {
    StringBuilder html = new StringBuilder(heading("Item 15. Exhibits") + LONG);
    html.append("<p>SIGNATURES</p><p>Pursuant to the requirements of the Act</p>");
    html.append(LONG).append("<p>40</p><hr/>");
    for (int page = 1; page < 5; page++) {
      html.append("<p>Lamps Inc.</p>").append(LONG).append("<p>F-").append(page);
      html.append("</p><hr/>");
    }

    assertThat(names(Form.TEN_K, html.toString()), contains("15", "signatures", "financial_pages"));
  }

  private static String heading(String title) {
    return "<p><b>" + title + "</b></p>";
  }

  private static List<String> names(Form form, String html) throws ExtractionException {
    return cut(form, html).stream().map(s -> s.item().orElse(s.type())).toList();
  }

  private static List<Section> cut(Form form, String html) throws ExtractionException {
    return sectioning(form.label(), Optional.empty(), html).sections();
  }

  private static List<String> items(String form, LocalDate date, String html)
      throws ExtractionException {
    return sectioning(form, Optional.of(date), html).sections().stream()
        .map(s -> s.item().orElse(s.type()))
        .toList();
  }

  private static Sectioning sectioning(String form, Optional<LocalDate> date, String html)
      throws ExtractionException {
    return Sectioner.cut(Texts.html(html), DocumentForm.of(form, date), Texts.deadline());
  }
}
