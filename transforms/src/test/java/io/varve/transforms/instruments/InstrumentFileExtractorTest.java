package io.varve.transforms.instruments;

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
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.extract.ValidationIssue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentFileExtractorTest {

  private static final String HEADER = "symbol,isin,market,name,currency\n";

  @Test
  void eachRowIsAnInstrument() throws ExtractionException {
    List<InstrumentRow> rows =
        rows(
            HEADER + "MOON:US,US0000000001,NYSE,\"Moon, \"\"Inc.\"\"\",USD\nSUN,,LSE, Sun plc ,\n");

    assertThat(
        rows,
        contains(
            new InstrumentRow(
                "brokers/list.csv/MOON:US",
                2,
                Optional.of("MOON:US"),
                Optional.of("US0000000001"),
                Optional.of("NYSE"),
                Optional.of("Moon, \"Inc.\""),
                Optional.of("USD"),
                "brokers/list.csv"),
            new InstrumentRow(
                "brokers/list.csv/SUN",
                3,
                Optional.of("SUN"),
                Optional.empty(),
                Optional.of("LSE"),
                Optional.of("Sun plc"),
                Optional.empty(),
                "brokers/list.csv")));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void theHeaderSaysWhatSeparatesValues(String separator) throws ExtractionException {
    String text = HEADER + "MOON,X1,,\"a" + separator + "b\",USD\n";

    List<InstrumentRow> rows = rows(text.replace(",", separator));

    assertThat(rows.get(0).isin(), equalTo(Optional.of("X1")));
    assertThat(rows.get(0).market(), equalTo(Optional.empty()));
    assertThat(rows.get(0).name(), equalTo(Optional.of("a" + separator + "b")));
    assertThat(rows.get(0).currency(), equalTo(Optional.of("USD")));
  }

  @Test
  void blanksAroundValuesAndQuotesSayNothing() throws ExtractionException {
    InstrumentRow row = rows("symbol, name\n\u00A0MOON\u00A0,\t \" Moon, Inc. \" \n").get(0);

    assertThat(row.symbol(), equalTo(Optional.of("MOON")));
    assertThat(row.name(), equalTo(Optional.of("Moon, Inc.")));
  }

  @Test
  void columnsAreKnownByNameInAnyCaseAndOrder() throws ExtractionException {
    InstrumentRow row =
        rows("\uFEFF Rating , CURRENCY,\"Symbol\",symbol\nAAA,EUR, MOON ,x\n").get(0);

    assertThat(row.symbol(), equalTo(Optional.of("MOON")));
    assertThat(row.currency(), equalTo(Optional.of("EUR")));
    assertThat(row.isin(), equalTo(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void linesEndInAnyWayAndBlankOnesAreSkippedButCounted(String end) throws ExtractionException {
    String text = "\n" + HEADER + "\nMOON\n , ,\n,X1\nSUN,,,,";

    List<InstrumentRow> rows = rows(text.replace("\n", end));

    assertThat(rows.stream().map(InstrumentRow::line).toList(), contains(4, 6, 7));
    assertThat(rows.get(1).symbol(), equalTo(Optional.empty()));
    assertThat(rows.get(1).instrumentId(), equalTo("brokers/list.csv/"));
  }

  @Test
  void identitiesDependOnTheSymbolAndThoseBeforeWithTheSame() throws ExtractionException {
    List<String> ids =
        rows("symbol\nA\nB/C\nA\nA#2\n50%\nA\n").stream()
            .map(row -> row.instrumentId().substring("brokers/list.csv/".length()))
            .toList();

    assertThat(ids, contains("A", "B%2FC", "A#2", "A%232", "50%25", "A#3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\n \n", "symbol,isin\n", "symbol", "a;symbol\n\n"})
  void aListWithoutRowsIsNoFailure(String text) throws ExtractionException {
    assertThat(rows(text), is(empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "'isin,name\nX1,Moon\n',PARSE,'the columns are: isin, name'",
    "'a;b;c\n1;2;3\n',PARSE,'the columns are: a, b, c'",
    "'symbol,name\nMOON,\"Moon\nSUN,Sun\n',PARSE,line 2:",
    "'symbol,name\nMOON,Moon\nSUN,\"Su\"n\n',PARSE,line 3:",
    "'symbol,name\nMOON,\"Moon\nSUN,Sun\"\nA,B\n',PARSE,line 2:",
    "'symbol,name\r\nMOON,\"Moon\r\nSUN,Sun\"\r\nA,B\n',PARSE,line 2:",
    "'symbol,name\nMOON,Moon, Inc.\n',PARSE,line 2 has 3 values for 2 columns",
    "'symbol,name\n\nMOON,Moon,\n',PARSE,line 3 has 3 values for 2 columns",
    "'\"symbol,name\nMOON,Moon\n',PARSE,line 1:",
    "'%PDF-1.4',UNSUPPORTED,CSV"
  })
  void whatWouldLoseRowsFailsAndSaysWhere(String text, FailureCode code, String word) {
    ExtractionException failure = assertThrows(ExtractionException.class, () -> extract(text));

    assertThat(failure.code(), is(code));
    assertThat(failure.getMessage(), containsString(word));
  }

  @Test
  void otherEncodingsAreRefused() {
    SourceDocument document =
        SourceDocument.of("x", (HEADER + "\u00E9").getBytes(StandardCharsets.ISO_8859_1));

    ExtractionException failure =
        assertThrows(
            ExtractionException.class,
            () ->
                new InstrumentFileExtractor("").extract(document, Deadline.in(Duration.ofDays(1))));

    assertThat(failure.code(), is(FailureCode.DECODE));
    assertThat(failure.getMessage(), containsString("byte " + HEADER.length()));
  }

  @Test
  void aVeryLongLineIsRefused() throws ExtractionException {
    String fits = "symbol\r\n" + "x".repeat(1 << 20) + "\r\nA\r\n";
    ExtractionException failure =
        assertThrows(ExtractionException.class, () -> extract(fits.replace("\nx", "\nxx")));

    assertThat(rows(fits), hasSize(2));
    assertThat(failure.code(), is(FailureCode.LIMIT));
    assertThat(failure.getMessage(), containsString("line 2 "));
  }

  @Test
  void missingAndRepeatedSymbolsAreWarnings() throws ExtractionException {
    Extraction extraction = extract("symbol,isin\nA,1\nA,2\n,3\n");

    assertThat(extraction.validation().verdict(), is(Validation.WARN));
    assertThat(
        extraction.validation().issues().stream().map(ValidationIssue::rule).toList(),
        contains("symbols-present", "symbols-unique"));
    assertThat(extract("symbol\nA\n").validation().verdict(), is(Validation.PASS));
  }

  private static List<InstrumentRow> rows(String text) throws ExtractionException {
    return extract(text).rows(InstrumentDatasets.INSTRUMENTS).stream()
        .map(InstrumentRow.class::cast)
        .toList();
  }

  private static Extraction extract(String text) throws ExtractionException {
    return new InstrumentFileExtractor("instruments/")
        .extract(
            SourceDocument.of(
                "instruments/brokers/list.csv", text.getBytes(StandardCharsets.UTF_8)),
            Deadline.in(Duration.ofMinutes(1)));
  }
}
