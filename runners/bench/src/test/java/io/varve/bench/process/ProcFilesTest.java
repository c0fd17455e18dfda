package io.varve.bench.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class ProcFilesTest {

  @Test
  void theTimeOfChildrenIsInFields16And17() {
    String stat = "4711 (a (b) c) S 1 2 3 4 5 6 7 8 9 10 11 12 150 25 20 0 9";
    assertThat(ProcFiles.childSeconds(stat), closeTo(1.75, 1e-9));
  }

  @Test
  void thePeakIsInKilobytes() {
    assertThat(ProcFiles.peakBytes("Name:\tx\nVmHWM:\t   12 kB\nVmRSS:\t 5 kB\n"), is(12_288L));
    assertThat(ProcFiles.peakBytes("Name:\tx\n"), is(0L));
  }

  @Test
  void readsThisProcess() {
    assertThat(ProcFiles.peakBytes(ProcessHandle.current().pid()), greaterThan(1_000_000L));
  }
}
