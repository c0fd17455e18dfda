package io.varve.transforms.filings.chunk;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Decides before which units chunks begin. A range too large for one chunk is cut before the unit
 * of the highest rank that leaves enough on both sides, and so are its parts. Ranks come from the
 * units alone, headings first: so text that is inserted moves the cuts around it and no others,
 * where filling chunk after chunk would move all that follow.
 */
final class Cuts {

  private final List<Unit> units;
  private final int[] tokensBefore;
  private final long[] ranks;
  private final int leaves;
  private final int[] tree;

  private Cuts(String text, List<Unit> units) {
    this.units = units;
    this.tokensBefore = new int[units.size() + 1];
    this.ranks = new long[units.size()];
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      tokensBefore[i + 1] = tokensBefore[i] + unit.tokens();
      ranks[i] = ((long) unit.level() << 32) | hash(text, unit.start(), unit.end());
    }
    this.leaves = Math.max(1, Integer.highestOneBit(Math.max(1, units.size() - 1)) * 2);
    this.tree = new int[2 * leaves];
    for (int i = 0; i < leaves; i++) {
      tree[leaves + i] = Math.min(i, units.size() - 1);
    }
    for (int i = leaves - 1; i > 0; i--) {
      tree[i] = higher(tree[2 * i], tree[2 * i + 1]);
    }
  }

  /**
   * Returns the index of the first unit of each chunk, and the number of units at the end.
   *
   * @param most tokens of a chunk, unless one unit has more
   */
  static int[] of(String text, List<Unit> units, int most) {
    if (units.isEmpty()) {
      return new int[] {0};
    }
    return new Cuts(text, units).cut(most);
  }

  private int[] cut(int most) {
    int[] cuts = new int[units.size() + 1];
    int count = 0;
    Deque<int[]> ranges = new ArrayDeque<>();
    ranges.push(new int[] {0, units.size()});
    while (!ranges.isEmpty()) {
      int[] range = ranges.pop();
      int from = range[0];
      int to = range[1];
      if (to - from == 1 || tokensBefore[to] - tokensBefore[from] <= most) {
        cuts[count++] = from;
        continue;
      }
      int at = best(from, to, most / 3);
      ranges.push(new int[] {at, to});
      ranges.push(new int[] {from, at});
    }
    cuts[count++] = units.size();
    return Arrays.copyOf(cuts, count);
  }

  /** Returns the unit to cut before, which leaves this many tokens on both sides if one does. */
  private int best(int from, int to, int least) {
    int low = firstAtLeast(tokensBefore[from] + least, from + 1, to - 1);
    int high = firstAtLeast(tokensBefore[to] - least + 1, from + 1, to) - 1;
    if (low > high) {
      return Math.max(from + 1, Math.min(to - 1, low));
    }
    int best = highest(low, high + 1);
    int middle = (low + high) >>> 1;
    // Text that says the same over and over is cut in halves.
    return ranks[middle] == ranks[best] ? middle : best;
  }

  private int firstAtLeast(int tokens, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokensBefore[middle] < tokens) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int highest(int from, int to) {
    int best = from;
    int low = from + leaves;
    int high = to + leaves;
    while (low < high) {
      if ((low & 1) == 1) {
        best = higher(best, tree[low++]);
      }
      if ((high & 1) == 1) {
        best = higher(best, tree[--high]);
      }
      low >>>= 1;
      high >>>= 1;
    }
    return best;
  }

  private int higher(int a, int b) {
    return ranks[b] > ranks[a] ? b : a;
  }

  /** A hash that is the same on every machine, spread over all 32 bits. */
  private static long hash(String text, int start, int end) {
    int hash = 0x811C9DC5;
    for (int i = start; i < end; i++) {
      hash = (hash ^ text.charAt(i)) * 0x01000193;
    }
    hash ^= hash >>> 16;
    hash *= 0x7FEB352D;
    hash ^= hash >>> 15;
    hash *= 0x846CA68B;
    hash ^= hash >>> 16;
    return hash & 0xFFFFFFFFL;
  }
}
