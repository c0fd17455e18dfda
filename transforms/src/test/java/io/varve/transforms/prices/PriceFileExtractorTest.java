package io.varve.transforms.prices;

import static io.varve.transforms.prices.PriceFiles.current;
import static io.varve.transforms.prices.PriceFiles.extract;
import static io.varve.transforms.prices.PriceFiles.file;
import static io.varve.transforms.prices.PriceFiles.found;
import static io.varve.transforms.prices.PriceFiles.issues;
import static io.varve.transforms.prices.PriceFiles.lost;
import static io.varve.transforms.prices.PriceFiles.prices;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.FailureCode;
import io.varve.io.model.Validation;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.ValidationIssue;
import io.varve.transforms.prices.quality.IssueLog;
import io.varve.transforms.prices.row.PriceFileRow;
import io.varve.transforms.prices.row.PriceFileRow.DatedLines;
import io.varve.transforms.prices.row.PriceRow;
import io.varve.transforms.prices.text.TextLines;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceFileExtractorTest {

  private static final String GOOD = "20240102,000000,1.5,2.5,1,2,100,0";
  private static final String NEXT = "20240103,000000,1.5,2.5,1,2,100,0";

  @Test
  void aLineOfTheCurrentLayoutIsARow() throws ExtractionException {
    Extraction extraction = extract(current(GOOD));

    assertThat(
        prices(extraction),
        contains(
            new PriceRow(
                "MOON.US",
                LocalDate.of(2024, 1, 2),
                Optional.of(1.5),
                Optional.of(2.5),
                Optional.of(1.0),
                2.0,
                Optional.of(100.0),
                Optional.of(0.0),
                2,
                Optional.empty())));
    assertThat(found(extraction), is(empty()));
    assertThat(extraction.validation().verdict(), is(Validation.PASS));
  }

  @Test
  void theFileSaysWhatItIsAndCounts() throws ExtractionException {
    String text = current(GOOD, "20240122,000000,1,2,1,2,0,0", "x") + "\r\n";

    PriceFileRow file = file(extract(text));

    assertThat(file.ticker(), equalTo("MOON.US"));
    assertThat(file.region(), equalTo("us"));
    assertThat(file.category(), equalTo("funny stocks/1"));
    assertThat(file.relativePath(), equalTo(PriceFiles.KEY.substring("prices/".length())));
    assertThat(file.layout(), equalTo("current"));
    assertThat(file.period(), equalTo(Optional.of("D")));
    assertThat(
        List.of(
            file.lines(),
            file.headerLines(),
            file.blankLines(),
            file.priceRows(),
            file.droppedRows()),
        equalTo(List.of(5, 1, 1, 2, 1)));
    assertThat(file.priceStart(), equalTo(Optional.of(LocalDate.of(2024, 1, 2))));
    assertThat(file.priceEnd(), equalTo(Optional.of(LocalDate.of(2024, 1, 22))));
    assertThat(file.gaps(), equalTo(1));
    assertThat(file.longestGapDays(), equalTo(20));
  }

  @Test
  void theOlderLayoutHasNoTickerAndNothingToWriteBack() throws ExtractionException {
    Extraction extraction =
        extract(
            "Date,Open,High,Low,Close,Volume\n2024-01-02,1.50,2,1,2,100\n2024-01-03,1,2,1,2,5\n");

    assertThat(file(extraction).layout(), equalTo("older"));
    assertThat(file(extraction).period(), equalTo(Optional.of("D")));
    assertThat(prices(extraction), hasSize(2));
    assertThat(prices(extraction).get(0).written(), equalTo(Optional.empty()));
    assertThat(prices(extraction).get(0).openInterest(), equalTo(Optional.empty()));
    assertThat(found(extraction), is(empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-01-02,1,2,1,2,100", "2024-01-02,1,2,1,2"})
  void theOlderLayoutIsKnownWithoutAHeader(String line) throws ExtractionException {
    assertThat(file(extract(line)).layout(), equalTo("older"));
    assertThat(prices(extract(line)), hasSize(1));
  }

  @Test
  void theCurrentLayoutIsKnownWithoutAHeader() throws ExtractionException {
    Extraction extraction = extract("MOON.US,D," + GOOD);

    assertThat(file(extraction).layout(), equalTo("current"));
    assertThat(file(extraction).headerLines(), equalTo(0));
    assertThat(prices(extraction), hasSize(1));
  }

  @Test
  void columnsAreTakenByTheNamesOfTheHeader() throws ExtractionException {
    Extraction extraction = extract("close , DATE,Vol,per\n2,20240102,7,D\n");

    PriceRow row = prices(extraction).get(0);
    assertThat(row.close(), equalTo(2.0));
    assertThat(row.volume(), equalTo(Optional.of(7.0)));
    assertThat(row.open(), equalTo(Optional.empty()));
    assertThat(row.written(), equalTo(Optional.of("2,20240102,7,D")));
    assertThat(found(extraction), is(empty()));
  }

  @Test
  void aHeaderWithoutATickerStandsOverDaysOfBothForms() throws ExtractionException {
    assertThat(file(extract("Date,Close\n20240102,2\n")).layout(), equalTo("current"));
    assertThat(prices(extract("Date,Close\n20240102,2\n")), hasSize(1));
    assertThat(file(extract("Date,Close\n2024-01-02,2\n")).layout(), equalTo("older"));
  }

  @Test
  void aHeaderFurtherDownIsNoDataAndCounts() throws ExtractionException {
    String text =
        current(GOOD)
            + "ticker,per,date,time,open,high,low,close,volume,openint\n"
            + "MOON.US,D,20240103,000000,1,3,1,2,100,0\n"
            + "<TICKER>,<PER>,<DATE>,<CLOSE>\n"
            + "MOON.US,D,20240104,4\n";

    Extraction extraction = extract(text);

    assertThat(file(extraction).headerLines(), equalTo(3));
    assertThat(prices(extraction).stream().map(PriceRow::close).toList(), contains(2.0, 2.0, 4.0));
    assertThat(found(extraction), contains("6 missing_volume"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void linesEndInAnyWay(String end) throws ExtractionException {
    String text = current(GOOD, NEXT).replace("\r\n", end);

    assertThat(prices(extract(text)), equalTo(prices(extract(current(GOOD, NEXT)))));
    assertThat(
        file(extract(text.substring(0, text.length() - end.length()))),
        equalTo(file(extract(text))));
  }

  @Test
  void blanksAndAByteOrderMarkSayNothing() throws ExtractionException {
    String spaced = "\uFEFF" + current(GOOD).replace(",", " ,\t").replace("\r\n", "  \n");

    Extraction extraction = extract(spaced);

    assertThat(prices(extraction), equalTo(prices(extract(current(GOOD)))));
    assertThat(found(extraction), is(empty()));
  }

  @ParameterizedTest
  @CsvSource({"'',none,0,0", "' \n\t\n',none,0,2", "H,current,1,0", "'Date,Close\n',older,1,0"})
  void aFileWithoutDataIsNoFailure(String text, String layout, int headers, int blanks)
      throws ExtractionException {
    Extraction extraction = extract(text.equals("H") ? PriceFiles.HEADER : text);

    assertThat(file(extraction).layout(), equalTo(layout));
    assertThat(file(extraction).headerLines(), equalTo(headers));
    assertThat(file(extraction).blankLines(), equalTo(blanks));
    assertThat(file(extraction).period(), equalTo(Optional.empty()));
    assertThat(file(extraction).priceStart(), equalTo(Optional.empty()));
    assertThat(prices(extraction), is(empty()));
    assertThat(extraction.validation().verdict(), is(Validation.PASS));
  }

  @ParameterizedTest
  @CsvSource({
    "'20240103,000000,1,2,1,2,100',wrong_columns",
    "'20240103,000000,1,2,1,2,100,0,',wrong_columns",
    "'20240230,000000,1,2,1,2,100,0',invalid_date",
    "'2024-01-03,000000,1,2,1,2,100,0',invalid_date",
    "',000000,1,2,1,,100,0',invalid_date",
    "'20240103,000000,1,2,1,,100,0',non_numeric_close",
    "'20240103,000000,1,2,1,NaN,100,0',non_numeric_close",
    "'20240103,000000,1,2,1,Infinity,100,0',non_numeric_close",
    "'20240103,000000,1,2,1,1e999,100,0',non_numeric_close",
    "'20240103,000000,1,2,1,0x1p3,100,0',non_numeric_close",
    "'20240103,000000,1,2,1,\"2\",100,0',non_numeric_close",
    "'20240103,000000,1,2,1,2d,100,0',non_numeric_close"
  })
  void whatCannotBeARowIsDroppedWithItsReason(String line, String code) throws ExtractionException {
    Extraction extraction = extract(current(GOOD, line));

    assertThat(found(extraction), contains("3 " + code + "!"));
    assertThat(issues(extraction).get(0).text(), equalTo("MOON.US,D," + line));
    assertThat(prices(extraction), hasSize(1));
    assertThat(lost(extraction), equalTo(""));
  }

  @ParameterizedTest
  @CsvSource({
    "'20240103,000000,x,2,1,2,100,0',non_numeric_open",
    "'20240103,000000,1,,1,2,100,0',non_numeric_high",
    "'20240103,000000,1,2,nan,2,100,0',non_numeric_low",
    "'20240103,000000,0,0,0,0,100,0',non_positive_close",
    "'20240103,000000,1,2,1,2,,0',missing_volume",
    "'20240103,000000,1,2,1,2,-1,0',negative_volume",
    "'20240103,000000,1,2,1,2.1,100,0',inconsistent_range",
    "'20240103,000000,1,2,1,.9,100,0',inconsistent_range",
    "'20240103,000000,3,2,1,2,100,0',inconsistent_range",
    "'20240103,000000,.5,2,1,2,100,0',inconsistent_range",
    "'20240101,000000,1,2,1,2,100,0',out_of_order",
    "'20240113,000000,1,2,1,2,100,0',price_gap"
  })
  void whatIsSuspiciousIsKeptAndSaid(String line, String code) throws ExtractionException {
    Extraction extraction = extract(current(GOOD, line));

    assertThat(found(extraction), contains("3 " + code));
    assertThat(prices(extraction), hasSize(2));
  }

  @Test
  void zeroVolumeAndTenDaysAreUsual() throws ExtractionException {
    Extraction extraction = extract(current(GOOD, "20240112,000000,1,2,1,2,0,0"));

    assertThat(found(extraction), is(empty()));
    assertThat(file(extraction).dated().zeroVolume(), equalTo(1));
  }

  @Test
  void ofSeveralLinesForOneDayTheLastStays() throws ExtractionException {
    Extraction extraction =
        extract(
            current(
                GOOD,
                "20240102,000000,1,2,1,1.25,100,0",
                NEXT,
                "20240102,000000,1,2,1,1.75,100,0",
                "20240102,000000,1,2,1,bad,100,0"));

    assertThat(
        found(extraction),
        contains("2-3 duplicate_date!", "5 out_of_order", "6 non_numeric_close!"));
    assertThat(prices(extraction).stream().map(PriceRow::close).toList(), contains(1.75, 2.0));
    assertThat(prices(extraction).get(0).line(), equalTo(5));
    assertThat(lost(extraction), equalTo(""));
  }

  @Test
  void hoursAreNoDays() throws ExtractionException {
    String text = current(GOOD, NEXT).replace(",D,", ",60,");

    Extraction extraction = extract(text);

    assertThat(found(extraction), contains("2-3 other_period!"));
    assertThat(file(extraction).period(), equalTo(Optional.of("60")));
    assertThat(file(extraction).otherPeriodRows(), equalTo(2));
    assertThat(file(extraction).dated().datedRows(), equalTo(2));
    assertThat(
        extraction.validation().issues().stream().map(ValidationIssue::rule).toList(),
        contains("mostly-dropped", "daily"));
    assertThat(extraction.validation().verdict(), is(Validation.WARN));
  }

  @Test
  void linesOfAnotherTickerAreDropped() throws ExtractionException {
    String text = current(GOOD, NEXT).replace("MOON.US,D,20240103", "SUN.US,D,20240103");

    assertThat(found(extract(text)), contains("3 other_ticker!"));
  }

  @Test
  void aFileWithTheLinesOfAnotherSaysSoOnceAndCanBeWrittenBack() throws ExtractionException {
    Extraction extraction = extract(current(GOOD, NEXT).replace("MOON", "SUN"));

    assertThat(found(extraction), contains("2 ticker_differs"));
    assertThat(
        issues(extraction).get(0).message(),
        equalTo("the file is named MOON.US, its lines name SUN.US"));
    assertThat(prices(extraction).get(0).ticker(), equalTo("MOON.US"));
    assertThat(prices(extraction).get(0).written(), equalTo(Optional.of("SUN.US,D," + GOOD)));
  }

  @Test
  void neighboursWithTheSameCodeAreOneIssue() throws ExtractionException {
    String text =
        current(GOOD, "20240103,,1,2,1,2,,0", "20240104,,1,2,1,2,,0")
            + "\n"
            + "MOON.US,D,20240105,000000,1,2,1,2,,0\n";

    assertThat(found(extract(text)), contains("3-4 missing_volume", "6 missing_volume"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20240103,000000,1.50,2.5,1,2,100,0",
        "20240103,0,1.5,2.5,1,2,100,0",
        "20240103,000000,+1.5,2.5,1,2,100,0",
        "20240103,000000,1.5,2.5,1,2,1e2,0",
        "20240103,000000,1.5,2.5,1,2,100,",
        "20240103,000000,1.5,2.5,1,2,100,x",
        "20240103,000000,1.5,2.5,1,2,0100,0",
        "20240103,000000,1.5,2.5,1,2,12345678901234567890,0"
      })
  void whatTheCanonicalLineCannotGiveIsStored(String line) throws ExtractionException {
    assertThat(
        prices(extract(current(line))).get(0).written(), equalTo(Optional.of("MOON.US,D," + line)));
  }

  @Test
  void linesWithADateAreCountedBeforeAnythingIsDropped() throws ExtractionException {
    DatedLines dated =
        file(extract(
                current(
                    NEXT,
                    "20240103,000000,1,2,1,x,,0",
                    GOOD,
                    "junk",
                    "20240102,000000,1,2,1,-1,0,0",
                    "20240105,000000")))
            .dated();

    assertThat(
        dated,
        equalTo(
            new DatedLines(
                5,
                Optional.of(LocalDate.of(2024, 1, 3)),
                Optional.of(LocalDate.of(2024, 1, 5)),
                1,
                2,
                1,
                2,
                1,
                true,
                true)));
  }

  @ParameterizedTest
  @CsvSource({
    "'<html><body>Access denied</body></html>\n',PARSE,Access denied",
    "'1,2,3\n4,5,6\n',PARSE,'1,2,3'",
    "'%PDF-1.7\n',UNSUPPORTED,a PDF"
  })
  void whatIsNoPriceFileSaysWhatItIs(String text, FailureCode code, String word) {
    ExtractionException failure = assertThrows(ExtractionException.class, () -> extract(text));

    assertThat(failure.code(), is(code));
    assertThat(failure.getMessage(), containsString(word));
  }

  @Test
  void otherEncodingsAreRefused() {
    byte[] wide = current(GOOD).getBytes(StandardCharsets.UTF_16);
    byte[] latin = (current(GOOD) + "\u00E9").getBytes(StandardCharsets.ISO_8859_1);

    assertThat(code(wide), is(FailureCode.DECODE));
    assertThat(code(latin), is(FailureCode.DECODE));
    assertThat(
        code((current(GOOD) + "\0").getBytes(StandardCharsets.UTF_8)), is(FailureCode.DECODE));
  }

  @Test
  void longLinesAndManyLinesAreLimited() {
    String line = current(GOOD) + "x".repeat(TextLines.MOST_BYTES + 1);
    byte[] many = "\n".repeat(TextLines.MOST_LINES + 1).getBytes(StandardCharsets.UTF_8);

    assertThat(code(line.getBytes(StandardCharsets.UTF_8)), is(FailureCode.LIMIT));
    assertThat(code(many), is(FailureCode.LIMIT));
  }

  /** Short lines with an issue each would fill the memory of a worker. */
  @Test
  void manyIssuesAreLimited() throws Exception {
    String lines = "2020-01-01,1,1,1,1,1\n" + "a\nb,,,,,1\n".repeat(IssueLog.MOST_ISSUES / 2);

    assertThat(issues(extract(lines)), hasSize(IssueLog.MOST_ISSUES));
    assertThat(code((lines + "a\n").getBytes(StandardCharsets.UTF_8)), is(FailureCode.LIMIT));
  }

  private static FailureCode code(byte[] bytes) {
    return assertThrows(ExtractionException.class, () -> extract(bytes)).code();
  }
}
