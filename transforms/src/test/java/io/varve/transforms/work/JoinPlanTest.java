package io.varve.transforms.work;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class JoinPlanTest {

  @Test
  void aManifestIsBroadcastUpToTheLimit() {
    assertThat(JoinPlan.of(1000, 1000).broadcast(), is(true));
    assertThat(JoinPlan.of(1001, 1000).broadcast(), is(false));
    assertThat(JoinPlan.of(1, 0).broadcast(), is(false));
  }

  @Test
  void aBucketHasTwentyThousandEntriesOnAverageAtMost() {
    assertThat(JoinPlan.of(0, 0).buckets(), is(16));
    assertThat(JoinPlan.of(320_000, 0).buckets(), is(16));
    assertThat(JoinPlan.of(320_001, 0).buckets(), is(17));
    assertThat(JoinPlan.of(10_000_000, 0).buckets(), is(500));
  }

  @Test
  void eachKeyHasABucket() {
    JoinPlan plan = new JoinPlan(false, 7);
    for (int i = 0; i < 1000; i++) {
      assertThat(plan.bucketOf("key " + i), is(allOf(greaterThanOrEqualTo(0), lessThan(7))));
    }
    assertThrows(IllegalArgumentException.class, () -> new JoinPlan(false, 0));
  }
}
