package io.varve.bench.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import io.varve.bench.process.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {

  /** The second round met a load that slowed both down: their ratio is that of the others. */
  @Test
  void comparesWithinARound() {
    Series a = new Series("a", List.of(took(2, 3), took(20, 3), took(2, 3)));
    Series b = new Series("b", List.of(took(1, 2), took(10, 2), took(1, 2)));
    Ratio ratio = Ratio.of(a, b, "<= 1");
    assertThat(ratio.name(), is("a / b"));
    assertThat(ratio.wall(), closeTo(2, 1e-9));
    assertThat(ratio.cpu(), closeTo(1.5, 1e-9));
    assertThat(ratio.target(), is("<= 1"));
  }

  @Test
  void aTimeTooSmallToBeCountedGivesNoRatio() {
    Series a = new Series("a", List.of(took(2, 3)));
    Series b = new Series("b", List.of(took(1, 0)));
    assertThat(Ratio.of(a, b, "").cpu(), is(0.0));
  }

  private static Usage took(double seconds, double cpu) {
    return new Usage(seconds, cpu, 1);
  }
}
