package io.varve.bench.jmh;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts what a benchmark gets through, so that JMH gives it per second. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class Volume {

  /** Millions of bytes of the source. */
  public double megabytes;

  /** Counts bytes. */
  void add(long bytes) {
    megabytes += bytes / 1e6;
  }
}
