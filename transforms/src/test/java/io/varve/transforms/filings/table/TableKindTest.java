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
  void aListOfPagesIsNone() throws ExtractionException {
    String pages = row("Timber", "3") + row("Barges", "8") + row("Quays", "8") + row("Saws", "12");

    assertThat(kind("", pages + row("Mills", "13") + row("Debts", "14")), equalTo("narrative"));
    assertThat(
        kind("", pages + row("Mills", "9") + row("Debts", "14")), equalTo("other_financial"));
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

  @Test
  void aBalanceSheetMayHaveNoLabelsAtItsTotals() throws ExtractionException {
    assertThat(
        kind(
            "",
            row("Assets", "")
                + row("Cash", "12", "11")
                + row("", "12", "11")
                + row("Liabilities and Shareholders' Equity", "")
                + row("Debt", "12", "11")
                + row("", "12", "11")),
        equalTo("balance_sheet"));
  }

  @Test
  void labelsOfCashFlowsMayRunOverLines() throws ExtractionException {
    assertThat(
        kind(
            "",
            row("Cash flows from operating", "")
                + row("activities", "12", "11")
                + row("Cash flows from financing", "")
                + row("activities", "4", "4")
                + row("Net change", "16", "15")),
        equalTo("cash_flow"));
  }

  @Test
  void theFirstPageOfCashFlowsIsNoIncomeStatement() throws ExtractionException {
    assertThat(
        kind(
            "",
            row("Cash flows from operating activities:", "")
                + row("Net loss", "(12)", "(11)")
                + row("Accrued expenses", "2", "1")
                + row("Income taxes paid; interest income", "2", "1")
                + row("Net cash used in operating activities", "(8)", "(9)")),
        equalTo("cash_flow"));
  }

  @Test
  void aCompanyWithoutRevenueHasAnIncomeStatement() throws ExtractionException {
    assertThat(
        kind(
            "",
            row("General and administrative", "12", "11")
                + row("Total operating expenses", "12", "11")
                + row("Net loss", "(12)", "(11)")
                + row("Loss per common share", "(0.01)", "(0.01)")),
        equalTo("income_statement"));
  }

  @Test
  void profitIsAResultToo() throws ExtractionException {
    assertThat(
        kind(
            "",
            row("Sales", "120", "110")
                + row("Cost of goods sold", "90", "80")
                + row("Provision for income taxes", "10", "10")
                + row("Profit attributable to shareholders", "20", "20")),
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
