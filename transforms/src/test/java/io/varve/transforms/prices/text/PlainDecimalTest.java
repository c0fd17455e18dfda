package io.varve.transforms.prices.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainDecimalTest {

  @ParameterizedTest
  @CsvSource({
    "0.0,0",
    "-0.0,-0",
    "1.0,1",
    "-12.50,-12.5",
    "0.1,0.1",
    "0.00001,0.00001",
    "1e15,1000000000000000",
    "123456789012345678,123456789012345680",
    "1e23,100000000000000000000000",
    "52544.260497449,52544.260497449",
    "5e-14,0.00000000000005",
    "1234567.891,1234567.891"
  })
  void numbersAreWrittenPlainly(double value, String text) {
    assertThat(PlainDecimal.of(value), equalTo(text));
  }

  @Test
  void theShortestIsFoundWhereJavaGivesOneDigitMore() {
    assertThat(PlainDecimal.of(2e-3), equalTo("0.002"));
    assertThat(new BigDecimal(PlainDecimal.of(0x1p-44)).precision(), equalTo(16));
    assertThat(PlainDecimal.of(Double.MIN_VALUE).length(), equalTo(326));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsRefused(double value) {
    assertThrows(IllegalArgumentException.class, () -> PlainDecimal.of(value));
  }

  @Test
  void randomNumbersReadAsThemselvesAndNoTextOfJavaIsShorter() {
    Random random = new Random(43);
    for (int i = 0; i < 20_000; i++) {
      double value = value(random);
      String text = PlainDecimal.of(value);
      assertThat(
          Double.doubleToRawLongBits(Double.parseDouble(text)),
          equalTo(Double.doubleToRawLongBits(value)));
      assertThat(text, matchesPattern("-?(0|[1-9][0-9]*)([.][0-9]*[1-9])?"));
      BigDecimal javas = new BigDecimal(Double.toString(value)).stripTrailingZeros();
      BigDecimal ours = new BigDecimal(text).stripTrailingZeros();
      assertThat(text, ours.precision(), is(lessThanOrEqualTo(javas.precision())));
    }
  }

  private static double value(Random random) {
    double anything = Double.longBitsToDouble(random.nextLong());
    return switch (random.nextInt(4)) {
      case 0 -> Double.isFinite(anything) ? anything : 1;
      case 1 -> random.nextInt(1_000_000) / 100.0;
      case 2 -> random.nextDouble() * 1e6;
      default -> random.nextInt(1_000_000_000) * 1e-9;
    };
  }
}
