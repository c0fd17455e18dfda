package io.varve.transforms.work;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardNumbersTest {

  @Test
  void inOrderTheyBeginWithZero() {
    assertThat(ShardNumbers.inOrder(3), is(new int[] {0, 1, 2}));
    assertThat(ShardNumbers.inOrder(0), is(new int[0]));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "6, 2", "10, 2", "19, 2", "1, 4", "300, 7", "40000, 3"})
  void eachWorkerGetsAsManyAsAnother(int shards, int workers) {
    int[] numbers = ShardNumbers.evenlyPlaced(shards, workers);
    int[] got = new int[workers];
    Arrays.stream(numbers).forEach(number -> got[ShardNumbers.placeOf(number, workers)]++);
    IntSummaryStatistics each = Arrays.stream(got).summaryStatistics();

    assertThat(Arrays.stream(numbers).distinct().count(), is((long) shards));
    assertThat(each.getSum(), is((long) shards));
    assertThat(each.getMax() - each.getMin(), lessThanOrEqualTo(1));
  }

  /** The reason for all this. */
  @Test
  void tenShardsInOrderAreTwoAndEight() {
    int[] got = new int[2];
    IntStream.range(0, 10).forEach(number -> got[ShardNumbers.placeOf(number, 2)]++);
    assertThat(got, is(new int[] {2, 8}));
  }
}
