package io.varve.transforms.prices.quality;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class NeighboursTest {

  @Test
  void daysInTheirOrderStayAsTheyAre() {
    Neighbours neighbours = Neighbours.of(new int[] {-20, -10, 1, 2});

    assertThat(neighbours.order(), equalTo(new int[] {0, 1, 2, 3}));
    assertThat(neighbours.gaps(), is(1));
    assertThat(neighbours.longestGapDays(), is(11));
    assertThat(neighbours.daysSinceBefore(0), is(0));
    assertThat(neighbours.daysSinceBefore(1), is(10));
    assertThat(neighbours.daysSinceBefore(2), is(11));
  }

  @Test
  void theLastLineOfADayStays() {
    Neighbours neighbours = Neighbours.of(new int[] {5, -3, 5, -3, 4, 5});

    assertThat(neighbours.order(), equalTo(new int[] {3, 4, 5}));
    assertThat(
        neighbours.superseded(), equalTo(new boolean[] {true, true, true, false, false, false}));
    assertThat(neighbours.longestGapDays(), is(7));
    assertThat(neighbours.daysSinceBefore(5), is(1));
  }

  @Test
  void withoutTwoDaysThereAreNoDistances() {
    assertThat(Neighbours.of(new int[0]).longestGapDays(), is(0));
    assertThat(Neighbours.of(new int[] {7, 7}).longestGapDays(), is(0));
    assertThat(Neighbours.of(new int[] {7, 7}).order(), equalTo(new int[] {1}));
  }
}
