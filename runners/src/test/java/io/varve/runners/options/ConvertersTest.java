package io.varve.runners.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Values with units. */
final class ConvertersTest {

  @ParameterizedTest
  @CsvSource({"4096,4096", "1B,1", "10MB,10000000", "1.5 kb,1500", "1GB,1000000000"})
  void sizes(String text, long bytes) {
    assertThat(new SizeConverter().convert(text), is(bytes));
  }

  @ParameterizedTest
  @CsvSource({"500ms,500", "30s,30000", "2m,120000", "1h,3600000"})
  void times(String text, long millis) {
    assertThat(new DurationConverter().convert(text), is(Duration.ofMillis(millis)));
  }

  @ParameterizedTest
  @CsvSource({"20,20", "20%,20", "12.5 %,12.5", "0,0"})
  void percentages(String text, double percent) {
    assertThat(new PercentConverter().convert(text), is(percent));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "MB", "10XB", "1e3", "0x10", "ten"})
  void whatIsNoSize(String text) {
    assertThrows(TypeConversionException.class, () -> new SizeConverter().convert(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "-5s", "5 weeks", "99999999999s"})
  void whatIsNoTime(String text) {
    assertThrows(TypeConversionException.class, () -> new DurationConverter().convert(text));
  }

  @Test
  void aHugeSizeIsLeftForTheLimitToRefuse() {
    assertThat(new SizeConverter().convert("99999999999GB"), is(Long.MAX_VALUE));
  }
}
