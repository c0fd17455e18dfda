package io.varve.transforms.filings.section;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The items of each form, by the titles that its instructions gave them in different years. */
class FormItemsTest {

  private static final String TEXT = "\n\n   " + "Some words about it, and more.\n   ".repeat(12);

  @Test
  void annualReportOfASmallBusiness() throws ExtractionException {
    assertThat(
        types(
            "10-KSB",
            2003,
            "1|Description of Business",
            "2|Description of Property",
            "3|Legal Proceedings",
            "5|Market for Common Equity and Related Stockholder Matters",
            "6|Plan of Operation",
            "7|Financial Statements",
            "13|Exhibits List and Reports on Form 8-K",
            "14|Controls and Procedures"),
        equalTo(
            "I/1 business, I/2 properties, I/3 legal_proceedings, II/5 market_for_equity, II/6 mda,"
                + " II/7 financial_statements, III/13 exhibits_and_schedules, III/14 controls"));
  }

  @Test
  void annualReportOfATransitionPeriodHasTheItemsOfAnAnnualReport() throws ExtractionException {
    assertThat(
        types("10-KT", 2024, "1|Business", "1C|Cybersecurity", "6|[Reserved]", "9C|Disclosure"),
        equalTo(
            "I/1 business, I/1C cybersecurity, II/6 selected_financial_data,"
                + " II/9C foreign_jurisdictions"));
  }

  @Test
  void annualReportBeforeItem14WasAboutAccountants() throws ExtractionException {
    assertThat(
        types(
            "10-K405",
            1998,
            "4|Submission of Matters to a Vote of Security Holders",
            "13|Certain Relationships and Related Transactions",
            "14|Exhibits, Financial Statement Schedules, and Reports on Form 8-K"),
        equalTo(
            "I/4 submission_to_vote, III/13 related_transactions, IV/14 exhibits_and_schedules"));
  }

  @Test
  void annualReportOfTheYearWithControlsInItem14() throws ExtractionException {
    assertThat(
        types(
            "10-K",
            2003,
            "14|Controls and Procedures",
            "15|Exhibits, Financial Statement Schedules and Reports on Form 8-K"),
        equalTo("III/14 controls, IV/15 exhibits_and_schedules"));
  }

  @Test
  void quarterlyReportOfASmallFilerWithoutParts() throws ExtractionException {
    assertThat(
        types(
            "10-QSB",
            2004,
            "1|Financial Statements",
            "2|Management's Discussion and Analysis or Plan of Operation",
            "3|Controls and Procedures",
            "1|Legal Proceedings",
            "2|Changes in Securities",
            "6|Exhibits and Reports on Form 8-K"),
        equalTo(
            "I/1 financial_statements, I/2 mda, I/3 controls, II/1 legal_proceedings,"
                + " II/2 unregistered_sales, II/6 exhibits"));
  }

  @Test
  void currentReportOfTheOldNumbers() throws ExtractionException {
    assertThat(
        types(
            "8-K",
            2003,
            "5|Other Events and Regulation FD Disclosure",
            "7|Financial Statements, Pro Forma Financial Information and Exhibits",
            "12|Results of Operations and Financial Condition"),
        equalTo("/5 other_events, /7 exhibits, /12 results_of_operations"));
  }

  @Test
  void currentReportOfTheNewNumbers() throws ExtractionException {
    assertThat(
        types("8-K", 2024, "1.05|Material Cybersecurity Incidents", "6.06|Static Pool"),
        equalTo("/1.05 cybersecurity_incident, /6.06 abs_static_pool"));
  }

  @Test
  void annualReportOfAForeignIssuerBeforeTheItemsWereRenumbered() throws ExtractionException {
    assertThat(
        types(
            "20-F",
            1998,
            "1|Description of Business",
            "4|Control of Registrant",
            "9A|Quantitative and Qualitative Disclosures About Market Risk",
            "10|Directors and Officers of Registrant",
            "18|Financial Statements"),
        equalTo(
            "I/1 business, I/4 control, I/9A market_risk, I/10 directors,"
                + " III/18 financial_statements"));
  }

  @Test
  void paragraphsOfAnItemAreNotItems() throws ExtractionException {
    assertThat(
        types(
            "20-F",
            2012,
            "4|Information on the Company",
            "4.A.|History and development of the company",
            "4.B.|Business overview",
            "5|Operating and Financial Review and Prospects",
            "5A|Operating results"),
        equalTo("I/4 company_information, I/5 mda"));
  }

  /** An annual report that leaves its parts to an exhibit is complete, item by item. */
  @Test
  void itemsThatOnlyPointElsewhereAreItems() throws ExtractionException {
    StringBuilder text = new StringBuilder("Cover\n\n");
    List<String> expected = new ArrayList<>();
    for (ItemDefinition item : ItemCatalog.of(Form.TEN_K).subList(10, 14)) {
      expected.add(item.item());
      text.append("ITEM ").append(item.item()).append(".  ");
      text.append(String.join(" ", item.titles().get(0)));
      text.append("\n\nIncorporated by reference from the annual report (Exhibit 13).\n\n");
    }

    assertThat(
        cut("10-K", 1996, text.toString()).stream().flatMap(s -> s.item().stream()).toList(),
        equalTo(expected));
  }

  private static String types(String form, int year, String... items) throws ExtractionException {
    StringBuilder text = new StringBuilder("Cover\n\n");
    for (String item : items) {
      text.append("Item ").append(item.replace("|", "  ")).append(TEXT).append("\n\n");
    }
    return cut(form, year, text.toString()).stream()
        .filter(s -> s.item().isPresent())
        .map(s -> s.part().orElse("") + "/" + s.item().orElseThrow() + " " + s.type())
        .collect(Collectors.joining(", "));
  }

  private static List<Section> cut(String form, int year, String text) throws ExtractionException {
    DocumentForm document = DocumentForm.of(form, Optional.of(LocalDate.of(year, 3, 1)));
    return Sectioner.cut(Texts.plain(text), document, Texts.deadline()).sections();
  }
}
