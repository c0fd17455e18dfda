package io.varve.transforms.filings.section;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells contents pages from headings: lines that name items close together, in order, with page
 * numbers or links, or whose items all come again later with text between them.
 */
final class ContentsPages {

  private static final int CLOSE = 300;
  private static final int FEW = 3;

  private final List<Candidate> candidates;
  private final List<Integer> starts;
  private final int length;
  private final BitSet contents = new BitSet();

  private ContentsPages(List<Candidate> candidates, List<Integer> starts, int length) {
    this.candidates = candidates;
    this.starts = starts;
    this.length = length;
  }

  /**
   * Returns which candidates are lines of contents pages.
   *
   * @param starts offset of each candidate in the text
   * @param length length of the text
   */
  static BitSet find(List<Candidate> candidates, List<Integer> starts, int length) {
    ContentsPages pages = new ContentsPages(candidates, starts, length);
    int from = 0;
    while (from < candidates.size()) {
      int to = pages.runEnd(from);
      pages.judge(from, to);
      from = to;
    }
    return pages.contents;
  }

  /** A run goes on while the next line is close and its item comes later in the form. */
  private int runEnd(int from) {
    int to = from + 1;
    while (to < candidates.size()) {
      Candidate before = candidates.get(to - 1);
      Candidate next = candidates.get(to);
      boolean close = starts.get(to) - before.bodyStart() <= CLOSE;
      boolean sameTable =
          next.evidence().table() >= 0 && next.evidence().table() == before.evidence().table();
      if (!(close || sameTable) || !follows(before, next)) {
        return to;
      }
      to++;
    }
    return to;
  }

  private static boolean follows(Candidate before, Candidate next) {
    int lowest = before.meanings().stream().mapToInt(m -> m.first().rank()).min().orElse(0);
    int highest = next.meanings().stream().mapToInt(m -> m.first().rank()).max().orElse(0);
    return highest > lowest;
  }

  private void judge(int from, int to) {
    int marked = 0;
    for (int i = from; i < to; i++) {
      Candidate.Evidence evidence = candidates.get(i).evidence();
      marked += evidence.pageNumber() || evidence.linked() ? 1 : 0;
    }
    int size = to - from;
    boolean paged = size >= FEW && marked * 2 >= size;
    boolean early = starts.get(from) < length / 4;
    if (paged || (size > FEW && early && comesAgain(from, to))) {
      contents.set(from, to);
    }
  }

  private boolean comesAgain(int from, int to) {
    Map<String, Integer> later = new HashMap<>();
    for (int i = to; i < candidates.size(); i++) {
      later.merge(key(i), 1, Integer::sum);
    }
    Set<String> again = new HashSet<>();
    List<String> keys = new ArrayList<>();
    for (int i = from; i < to; i++) {
      keys.add(key(i));
      if (later.containsKey(key(i))) {
        again.add(key(i));
      }
    }
    return again.size() * 10 >= new HashSet<>(keys).size() * 6;
  }

  private String key(int candidate) {
    return candidates.get(candidate).meanings().get(0).first().item();
  }
}
