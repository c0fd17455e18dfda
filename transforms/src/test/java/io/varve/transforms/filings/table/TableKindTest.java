package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.Texts;
import org.junit.jupiter.api.Test;

class TableKindTest {

  @Test
  void anIndexOfStatementsIsNone() throws ExtractionException {
    assertThat(
        kind(
            "",
            row("Consolidated Balance Sheets", "45")
                + row("Consolidated Statements of Income", "46")
                + row("Consolidated Statements of Cash Flows", "47")),
        equalTo("narrative"));
  }

  @Test
  void selectedDataOfSeveralYearsIsNoBalanceSheet() throws ExtractionException {
    assertThat(
        kind(
            "Selected Data",
            row("Net income", "12", "11")
                + row("Total assets", "450", "400")
                + row("Long-term liabilities", "46", "45")),
        equalTo("other_financial"));
  }

  @Test
  void theCaptionTellsAStatementWithUnusualLabels() throws ExtractionException {
    assertThat(
        kind(
            "CONSOLIDATED STATEMENTS OF OPERATIONS",
            row("Fees", "12", "11")
                + row("Cost of services", "4", "4")
                + row("Other expense", "4", "4")
                + row("Interest", "4", "4")
                + row("Other", "4", "4")
                + row("Net loss", "(4)", "(5)")),
        equalTo("income_statement"));
  }

  private static String kind(String caption, String rows) throws ExtractionException {
    String html = "<p><b>" + caption + "</b></p><table>" + rows + "</table>";
    return TableReader.read(Texts.html(html), Texts.deadline()).get(0).kind();
  }

  private static String row(String... cells) {
    return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>";
  }
}
