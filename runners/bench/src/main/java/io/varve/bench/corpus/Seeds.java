package io.varve.bench.corpus;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Random numbers that are the same for the same file, whatever was made before it. */
final class Seeds {

  private Seeds() {}

  /** Returns the random numbers of one revision of one file. */
  static SplittableRandom of(long seed, long number, long revision) {
    long mixed = seed * 0x9E3779B97F4A7C15L + number * 0xC2B2AE3D27D4EB4FL;
    return new SplittableRandom(mixed + revision * 0x165667B19E3779F9L);
  }

  /** Returns different numbers from 0 on, below {@code count}, in order. */
  static List<Integer> choose(long seed, long revision, int count, int wanted) {
    SplittableRandom random = of(seed, -1, revision);
    TreeSet<Integer> chosen = new TreeSet<>();
    while (chosen.size() < Math.min(wanted, count)) {
      chosen.add(random.nextInt(count));
    }
    return List.copyOf(chosen);
  }
}
