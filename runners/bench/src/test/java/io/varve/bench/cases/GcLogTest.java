package io.varve.bench.cases;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class GcLogTest {

  @Test
  void findsTheFullestHeapAfterACollection() {
    GcLog log =
        GcLog.of(
            """
            [0.101s] Using Parallel
            [1.500s] GC(0) Pause Young (Allocation Failure)
            [1.520s] GC(0) Pause Young (Allocation Failure) 256M->90M(982M) 20.500ms
            [2.520s] GC(1) Pause Young (Allocation Failure) 346M->310M(982M) 9.500ms
            [3.520s] GC(2) Pause Full (Ergonomics) 310M->75M(982M) 70.000ms
            [3.520s] GC(2) User=0.11s Sys=0.00s Real=0.07s
            """);
    assertThat(log.collections(), is(3));
    assertThat(log.largestAfter(), is(310.0));
    assertThat(log.largestAfterFull(), is(75.0));
    assertThat(log.pausedSeconds(), closeTo(0.1, 1e-9));
  }

  @Test
  void aLogWithoutCollectionsHasNone() {
    assertThat(GcLog.of("[0.1s] Using Parallel\n"), is(new GcLog(0, 0, 0, 0)));
  }
}
