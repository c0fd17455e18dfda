package io.varve.transforms;

import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.beam.sdk.metrics.Counter;

/**
 * Counts how far a run is: in Beam's counters, which reach the driver from any worker but only when
 * a bundle ends, and in this process, at once. Safe for several threads.
 */
public final class ProgressMeter implements Serializable {

  private static final long serialVersionUID = 1;
  private static final Map<String, LongAdder> HERE = new ConcurrentHashMap<>();

  private final String runId;
  private final Progress figure;
  private final Counter counter;

  private ProgressMeter(String runId, Progress figure) {
    this.runId = runId;
    this.figure = figure;
    this.counter = figure.counter();
  }

  /** Returns the meter of one figure of a run. */
  static ProgressMeter of(String runId, Progress figure) {
    return new ProgressMeter(runId, figure);
  }

  void add(long amount) {
    counter.inc(amount);
    HERE.computeIfAbsent(name(runId, figure), name -> new LongAdder()).add(amount);
  }

  /** Returns what workers in this process have counted. */
  public static long here(String runId, Progress figure) {
    LongAdder adder = HERE.get(name(runId, figure));
    return adder == null ? 0 : adder.sum();
  }

  /** Forgets what was counted for a run that is over. */
  public static void forget(String runId) {
    for (Progress figure : Progress.values()) {
      HERE.remove(name(runId, figure));
    }
  }

  private static String name(String runId, Progress figure) {
    return runId + "/" + figure;
  }
}
