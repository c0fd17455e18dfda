package io.varve.transforms.work;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShardPlanTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, 4, 1",
    "1, 0, 4, 1",
    "1000, 0, 4, 1",
    "1000, 1, 4, 1",
    "1000, 4194304, 4, 1",
    "1000, 4194305, 4, 2",
    "1000, 1073741824, 4, 16",
    "1000, 104857600, 2, 6",
    "1, 10737418240, 4, 1",
    "3, 10737418240, 4, 3",
    "1000000, 107374182400, 64, 1600"
  })
  void shardsFollowSizeWorkersAndFiles(long files, long bytes, int workers, int shards) {
    assertThat(ShardPlan.STANDARD.shards(files, bytes, workers), is(shards));
  }

  @Test
  void theLargestInputsStillHaveAPlan() {
    assertThat(
        ShardPlan.STANDARD.shards(Long.MAX_VALUE, Long.MAX_VALUE / 2, 1000), is(Integer.MAX_VALUE));
    assertThat(ShardPlan.STANDARD.shards(10, Long.MAX_VALUE, Integer.MAX_VALUE), is(10));
  }

  @Test
  void aPlanHasSizes() {
    assertThat(new ShardPlan(100, 10).shards(1000, 1000, 4), is(12));
    assertThrows(IllegalArgumentException.class, () -> new ShardPlan(100, 0));
    assertThrows(IllegalArgumentException.class, () -> new ShardPlan(10, 100));
  }

  static Stream<IntFunction<String>> names() {
    return Stream.of(
        i -> "file-" + i + ".htm",
        i -> "%08d".formatted(i),
        i -> "2024/q" + i % 4 + "/0000320193-24-%06d.txt".formatted(i),
        i -> "a".repeat(i % 97) + i,
        i -> i + "/10-k.htm");
  }

  @ParameterizedTest
  @MethodSource("names")
  void similarNamesAreSpreadEvenly(IntFunction<String> name) {
    for (int shards : List.of(2, 3, 7, 16, 64)) {
      int files = 500 * shards;
      int[] sizes = new int[shards];
      for (int i = 0; i < files; i++) {
        sizes[ShardPlan.shardOf(name.apply(i), shards)]++;
      }
      for (int size : sizes) {
        assertThat(shards + " shards", size, is(allOf(greaterThan(350), lessThan(650))));
      }
    }
  }

  @Test
  void eachKeyHasAShard() {
    for (String key : List.of("", "polygenelubricants", "Ä", "\u0000")) {
      assertThat(ShardPlan.shardOf(key, 1), is(0));
      assertThat(ShardPlan.shardOf(key, Integer.MAX_VALUE), is(greaterThanOrEqualTo(0)));
    }
  }
}
