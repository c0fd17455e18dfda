package io.varve.transforms.filings;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.FailureCode;
import io.varve.io.model.Validation;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.row.DocumentRow;
import io.varve.transforms.filings.row.SectionRow;
import io.varve.transforms.filings.row.TableRow;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilingsExtractorTest {

  private static final String BODY =
      "<p><b>Item 1. Business</b></p><p>We dig holes.</p>"
          + "<p><b>Item 1A. Risk Factors</b></p><p>Holes may collapse.</p>"
          + "<p><b>Item 7. Management's Discussion and Analysis</b></p><p>It went well.</p>"
          + "<p><b>Item 8. Financial Statements</b></p><p>See below.</p>";

  private static final String SUBMISSION =
      String.join(
          "\n",
          "<SEC-DOCUMENT>0000000001-99-000007.txt : 19990330",
          "<SEC-HEADER>0000000001-99-000007.hdr.sgml : 19990330",
          "ACCESSION NUMBER:\t\t0000000001-99-000007",
          "CONFORMED SUBMISSION TYPE:\t10-K/A",
          "CONFORMED PERIOD OF REPORT:\t19981231",
          "FILED AS OF DATE:\t\t19990330",
          "\t\tCOMPANY CONFORMED NAME:\t\t\tHOLES & SONS INC",
          "\t\tCENTRAL INDEX KEY:\t\t\t0000000042",
          "\t\tSTANDARD INDUSTRIAL CLASSIFICATION:\tHOLE DIGGING [1799]",
          "\t\tIRS NUMBER:\t\t\t\t12-3456789",
          "\t\tSTATE OF INCORPORATION:\t\t\tDE",
          "\t\tFISCAL YEAR END:\t\t\t1231",
          "</SEC-HEADER>",
          "<DOCUMENT>",
          "<TYPE>10-K/A",
          "<SEQUENCE>1",
          "<TEXT>",
          "<PAGE>",
          "                        FORM 10-K/A",
          "",
          "ITEM 1.  BUSINESS",
          "",
          "We dig holes.",
          "",
          "ITEM 7.  MANAGEMENT'S DISCUSSION AND ANALYSIS",
          "",
          "It went well.",
          "",
          "ITEM 8.  FINANCIAL STATEMENTS",
          "",
          "None.",
          "</TEXT>",
          "</DOCUMENT>",
          "<DOCUMENT>",
          "<TYPE>EX-21",
          "<SEQUENCE>2",
          "<TEXT>",
          "Subsidiaries: none.",
          "</TEXT>",
          "</DOCUMENT>",
          "<DOCUMENT>",
          "<TYPE>GRAPHIC",
          "<SEQUENCE>3",
          "<FILENAME>logo.gif",
          "<TEXT>",
          "begin 644 logo.gif",
          "</TEXT>",
          "</DOCUMENT>");

  @Test
  void everyItemOfAnAnnualReportIsASection() throws ExtractionException {
    Extraction extraction = Filings.extract(Filings.annualReport(BODY));

    assertThat(
        Filings.sectionNames(extraction),
        contains("cover", "I/1", "I/1A", "II/7", "II/8", "signatures"));
    assertThat(extraction.validation().verdict(), is(Validation.PASS));
  }

  @Test
  void sectionsInOrderGiveTheText() throws ExtractionException {
    int at = 0;
    for (SectionRow row : Filings.sections(Filings.extract(Filings.annualReport(BODY)))) {
      assertThat(row.start(), equalTo(at));
      at = row.end();
    }
  }

  @Test
  void eachDocumentOfASubmissionIsARowWithTheFactsOfTheHeader() throws ExtractionException {
    Extraction extraction = Filings.extract(SUBMISSION);

    List<Record> documents = extraction.rows(FilingsDatasets.DOCUMENTS);
    assertThat(documents, hasSize(2));
    DocumentRow first = (DocumentRow) documents.get(0);
    assertThat(first.documentId(), equalTo("0000000001-99-000007-1"));
    assertThat(first.documentType(), equalTo("10-K/A"));
    assertThat(first.isAmendment(), is(true));
    assertThat(first.companyName(), equalTo(Optional.of("HOLES & SONS INC")));
    assertThat(first.sic(), equalTo(Optional.of("1799")));
    assertThat(first.sicName(), equalTo(Optional.of("HOLE DIGGING")));
    assertThat(first.ein(), equalTo(Optional.of("123456789")));
    assertThat(first.filedOn(), equalTo(Optional.of(LocalDate.of(1999, 3, 30))));
    assertThat(first.fiscalYear(), equalTo(Optional.of(1998)));
    assertThat(first.format(), equalTo("text"));
    DocumentRow exhibit = (DocumentRow) documents.get(1);
    assertThat(exhibit.documentType(), equalTo("EX-21"));
    assertThat(exhibit.filingId(), equalTo(first.filingId()));
  }

  @Test
  void skippedPartsAreNamed() throws ExtractionException {
    DocumentRow first =
        (DocumentRow) Filings.extract(SUBMISSION).rows(FilingsDatasets.DOCUMENTS).get(0);

    assertThat(first.validationIssues(), hasItem(hasToString(containsString("logo.gif"))));
  }

  @Test
  void aPdfInsideASubmissionIsAWarning() throws ExtractionException {
    Extraction extraction =
        Filings.extract(SUBMISSION.replace("<TYPE>GRAPHIC", "<TYPE>EX-99").replace(".gif", ".pdf"));

    assertThat(extraction.validation().verdict(), is(Validation.WARN));
  }

  @Test
  void theSameBytesGiveTheSameRows() throws ExtractionException {
    assertThat(Filings.extract(SUBMISSION).rows(), equalTo(Filings.extract(SUBMISSION).rows()));
  }

  @Test
  void anEditElsewhereLeavesIdsAsTheyAre() throws ExtractionException {
    List<SectionRow> before = Filings.sections(Filings.extract(SUBMISSION));
    List<SectionRow> after =
        Filings.sections(Filings.extract(SUBMISSION.replace("dig holes", "dig many deep holes")));

    assertThat(before.get(1).sectionId(), not(equalTo(after.get(1).sectionId())));
    assertThat(before.get(2).sectionId(), equalTo(after.get(2).sectionId()));
    assertThat(before.get(2).start(), lessThan(after.get(2).start()));
  }

  @Test
  void inlineFactsFillTheDocument() throws ExtractionException {
    String tagged =
        "<div style='display: none'><ix:header><ix:hidden>"
            + "<ix:nonNumeric name='dei:EntityCentralIndexKey'>0000000042</ix:nonNumeric>"
            + "</ix:hidden></ix:header></div>"
            + "<p><ix:nonNumeric name='dei:EntityRegistrantName'>Holes Inc.</ix:nonNumeric></p>"
            + "<p><ix:nonNumeric name='dei:TradingSymbol'>HOLE</ix:nonNumeric></p>";
    DocumentRow row =
        (DocumentRow)
            Filings.extract(Filings.annualReport(tagged + BODY))
                .rows(FilingsDatasets.DOCUMENTS)
                .get(0);

    assertThat(row.format(), equalTo("ixbrl"));
    assertThat(row.cik(), equalTo(Optional.of("0000000042")));
    assertThat(row.companyName(), equalTo(Optional.of("Holes Inc.")));
    assertThat(row.ticker(), equalTo(Optional.of("HOLE")));
    assertThat(row.formType(), equalTo("10-K"));
    assertThat(row.periodOfReport(), equalTo(Optional.of(LocalDate.of(2020, 12, 31))));
  }

  @Test
  void noBytesAreEmpty() {
    assertThat(failure(new byte[0]), is(FailureCode.EMPTY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html><body><div style='display:none'>x</div></body></html>", " \n "})
  void noVisibleTextIsEmpty(String content) {
    assertThat(failure(content.getBytes(StandardCharsets.UTF_8)), is(FailureCode.EMPTY));
  }

  @Test
  void aPdfIsUnsupported() {
    assertThat(
        failure("%PDF-1.7 ...".getBytes(StandardCharsets.UTF_8)), is(FailureCode.UNSUPPORTED));
  }

  @Test
  void binaryGarbageCannotBeDecoded() {
    byte[] garbage = new byte[10_000];
    for (int i = 0; i < garbage.length; i++) {
      garbage[i] = (byte) (i * 31);
    }

    assertThat(failure(garbage), is(FailureCode.DECODE));
  }

  @Test
  void deeplyNestedMarkupEndsInLimit() {
    String nested = "<html><body>" + "<div>".repeat(100_000) + "x";

    assertThat(failure(nested.getBytes(StandardCharsets.UTF_8)), is(FailureCode.LIMIT));
  }

  private static FailureCode failure(byte[] bytes) {
    return assertThrows(ExtractionException.class, () -> Filings.extract(bytes)).code();
  }

  @Test
  void noTableOfPlainTextCrossesTheHeadingOfAnItem() throws ExtractionException {
    String rows = "Holes                                1,200        900\n".repeat(4);
    Extraction extraction =
        Filings.extract(
            "FORM 10-K\n\nITEM 1.  BUSINESS\n\n"
                + rows
                + "ITEM 2.  PROPERTIES\n"
                + rows
                + "\nSIGNATURES\n\nPursuant to the requirements of Section 13 it is signed.\n");
    List<SectionRow> sections = Filings.sections(extraction);

    assertThat(
        extraction.rows(FilingsDatasets.TABLES).stream()
            .map(TableRow.class::cast)
            .filter(
                table ->
                    sections.stream()
                        .anyMatch(
                            section ->
                                section.start() <= table.start()
                                    && table.end() <= section.end()
                                    && section.level() == 1))
            .toList(),
        hasSize(2));
  }
}
