package io.varve.bench.report;

import io.varve.bench.process.Usage;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The samples of one program.
 *
 * @param name what the program is called
 * @param samples what each start took, in the order of the rounds
 */
public record Series(String name, List<Usage> samples) {

  public Series {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("Invalid series: " + name + " has no samples");
    }
  }

  /** Returns the median of the wall time. */
  public double seconds() {
    return median(Usage::seconds);
  }

  /** Returns the median of the processor time. */
  public double cpuSeconds() {
    return median(Usage::cpuSeconds);
  }

  /** Returns the most memory that any of them held. */
  public long peakBytes() {
    return samples.stream().mapToLong(Usage::peakBytes).max().orElseThrow();
  }

  private double median(ToDoubleFunction<Usage> what) {
    return Median.of(samples.stream().mapToDouble(what).toArray());
  }
}
