package io.varve.io.gcs.fake;

import java.util.Random;

/** Decides for each call, counted from 1, how it fails. Safe for several threads. */
@FunctionalInterface
public interface GcsFaultPlan {

  GcsFault of(int call, CallKind kind);

  static GcsFaultPlan none() {
    return (call, kind) -> GcsFault.NONE;
  }

  /** The n-th call fails and is repeated with success. */
  static GcsFaultPlan once(int n, GcsFault fault) {
    return (call, kind) -> call == n ? fault : GcsFault.NONE;
  }

  /** Every call from the n-th on fails, as often as it is repeated. */
  static GcsFaultPlan from(int n, GcsFault fault) {
    return (call, kind) -> call >= n ? fault : GcsFault.NONE;
  }

  /** One call of so many fails in any way. The same seed gives each call the same fate. */
  static GcsFaultPlan random(long seed, int oneIn) {
    GcsFault[] faults = GcsFault.values();
    return (call, kind) -> {
      Random random = new Random(seed * 1_000_003L + call);
      random.nextInt(); // the first of neighbouring seeds are alike
      return random.nextInt(oneIn) == 0
          ? faults[1 + random.nextInt(faults.length - 1)]
          : GcsFault.NONE;
    };
  }
}
