package io.varve.transforms.prices.layout;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutDetectionTest {

  @ParameterizedTest
  @CsvSource({
    "'<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>',current,true,10",
    "'ticker,per,date,time,open,high,low,close,volume,openint',current,true,10",
    "'< Ticker >,per,date,time,open,high,low,close,vol,openint',current,true,10",
    "'<TICKER>,<PER>,<DATE>,<TIME>,<HIGH>,<OPEN>,<LOW>,<CLOSE>,<VOL>,<OPENINT>',current,false,10",
    "'<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>,x',current,false,11",
    "'per,close,date',current,false,3",
    "'Date,Open,High,Low,Close,Volume',older,false,6",
    "'MOON.US,D,20240102,000000,1,2,1,2,3,0',current,true,10",
    "'2024-01-02,1,2,1,2,3',older,false,6",
    "'2024-01-02,1,2,1,2',older,false,5"
  })
  void aHeaderOrTheShapeOfALineTells(String line, String name, boolean canonical, int columns)
      throws ExtractionException {
    Layout layout = detect("\n" + line + "\n").orElseThrow();

    assertThat(layout.name(), equalTo(name));
    assertThat(layout.isCanonical(), is(canonical));
    assertThat(layout.columns(), equalTo(columns));
  }

  @Test
  void columnsAreWhereTheHeaderSays() throws ExtractionException {
    Layout layout = detect("close,Date,close,extra\n20240101,20240102,1,1\n").orElseThrow();

    assertThat(layout.place(PriceColumn.CLOSE), equalTo(0));
    assertThat(layout.place(PriceColumn.DATE), equalTo(1));
    assertThat(layout.has(PriceColumn.OPEN), is(false));
    assertThat(layout.place(PriceColumn.OPEN), is(lessThan(0)));
    assertThat(layout.name(), equalTo("current"));
  }

  @Test
  void whatStandsBeforeTheFirstLineThatTellsIsNoHindrance() throws ExtractionException {
    assertThat(detect("junk\n1,2\nDate,Close\n").orElseThrow().name(), equalTo("older"));
  }

  @Test
  void blanksTellNothing() throws ExtractionException {
    assertThat(detect(" \n\t\n"), equalTo(Optional.empty()));
  }

  @Test
  void linesThatTellNothingAreRefusedWithTheFirst() {
    ExtractionException failure =
        assertThrows(
            ExtractionException.class,
            () -> detect("\n" + "No data ".repeat(100) + "\n2024-01-02;1;2\n20240102,1,2,1,2\n"));

    assertThat(failure.code(), is(FailureCode.PARSE));
    assertThat(failure.getMessage(), containsString("the first is: No data No"));
    assertThat(failure.getMessage().length(), is(lessThan(250)));
  }

  @Test
  void theTimeIsLimited() {
    byte[] lines = "x\n".repeat(5_000).getBytes(StandardCharsets.UTF_8);

    ExtractionException failure =
        assertThrows(
            ExtractionException.class,
            () -> new LayoutDetection(lines).first(Deadline.in(Duration.ofNanos(-1))));

    assertThat(failure.code(), is(FailureCode.TIMEOUT));
  }

  private static Optional<Layout> detect(String text) throws ExtractionException {
    return new LayoutDetection(text.getBytes(StandardCharsets.UTF_8))
        .first(Deadline.in(Duration.ofMinutes(1)));
  }
}
