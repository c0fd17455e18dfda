package io.varve.io.audit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

  private static final List<String> NAMES =
      IntStream.range(0, 200).mapToObj(i -> "shard-" + i).toList();

  @Test
  void takesTheShareRoundedUp() {
    assertThat(of(10, "a"), hasSize(20));
    assertThat(of(0.1, "a"), hasSize(1));
    assertThat(new Sample(50, "a").of(List.<String>of(), name -> name), hasSize(0));
    assertThat(of(100, "a"), containsInAnyOrder(NAMES.toArray()));
  }

  @Test
  void isTheSameForOneSeedAndAnotherForAnother() {
    List<String> shuffled = new ArrayList<>(NAMES);
    Collections.reverse(shuffled);
    assertThat(new Sample(10, "a").of(shuffled, name -> name), is(of(10, "a")));
    assertThat(of(10, "b"), is(not(of(10, "a"))));
  }

  @Test
  void manySeedsSeeEverything() {
    Set<String> seen = new HashSet<>();
    for (int day = 0; day < 100; day++) {
      seen.addAll(of(10, "day " + day));
    }
    assertThat(seen, is(new HashSet<>(NAMES)));
  }

  @Test
  void sharesOutOfBoundsAreRefused() {
    for (double percent : new double[] {0, -1, 100.1, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new Sample(percent, "a"));
    }
  }

  private static List<String> of(double percent, String seed) {
    return new Sample(percent, seed).of(NAMES, name -> name);
  }
}
