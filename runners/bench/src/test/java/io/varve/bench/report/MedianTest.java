package io.varve.bench.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MedianTest {

  @Test
  void isTheOneInTheMiddleWhateverTheOrder() {
    assertThat(Median.of(9, 1, 100), is(9.0));
    assertThat(Median.of(7), is(7.0));
  }

  @Test
  void isTheMeanOfTheTwoInTheMiddle() {
    assertThat(Median.of(4, 1, 100, 2), is(3.0));
  }

  @Test
  void leavesTheNumbersInTheirOrder() {
    double[] numbers = {3, 1, 2};
    assertThat(Median.of(numbers), is(2.0));
    assertThat(numbers, is(new double[] {3, 1, 2}));
  }

  @Test
  void ofNothingIsAMistake() {
    assertThrows(IllegalArgumentException.class, () -> Median.of());
  }
}
