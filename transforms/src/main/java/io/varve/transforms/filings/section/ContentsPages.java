package io.varve.transforms.filings.section;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells contents pages from headings: lines that name items close together, in order, with page
 * numbers or links, or whose items all come again later with text between them; at the end of a
 * document, lines without text between them whose items all came before.
 */
final class ContentsPages {

  private static final int CLOSE = 300;
  private static final int FEW = 3;

  /** Rows of a table are farther apart when a line tells what the item is about. */
  private static final int CLOSE_ROWS = 1_000;

  /** More headings without a word between them are no text. */
  private static final int MANY = 7;

  private final Form form;

  private final List<Candidate> candidates;
  private final List<Integer> starts;
  private final int length;
  private final Map<String, Integer> first = new HashMap<>();
  private final Map<String, Integer> last = new HashMap<>();
  private final BitSet contents = new BitSet();

  private ContentsPages(Form form, List<Candidate> candidates, List<Integer> starts, int length) {
    this.form = form;
    this.candidates = candidates;
    this.starts = starts;
    this.length = length;
    for (int i = 0; i < candidates.size(); i++) {
      first.putIfAbsent(key(i), i);
      last.put(key(i), i);
    }
  }

  /**
   * Returns which candidates are lines of contents pages.
   *
   * @param starts offset of each candidate in the text
   * @param length length of the text
   */
  static BitSet find(Form form, List<Candidate> candidates, List<Integer> starts, int length) {
    ContentsPages pages = new ContentsPages(form, candidates, starts, length);
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
      boolean sameTable =
          next.evidence().table() >= 0 && next.evidence().table() == before.evidence().table();
      int most = sameTable ? CLOSE_ROWS : CLOSE;
      if (starts.get(to) - before.bodyStart() > most || !follows(before, next)) {
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
    boolean list =
        form.ordered()
            ? size > FEW && early && shareAfter(from, to) >= 0.6
            : size > 1 && isBare(from, to) && shareAfter(from, to) == 1;
    boolean closing = size > MANY && isBare(from, to) && shareBefore(from, to) >= 0.6;
    if (paged || list || closing) {
      contents.set(from, to);
    }
  }

  /** Returns whether most of these headings follow each other without a word between them. */
  private boolean isBare(int from, int to) {
    int bare = 0;
    for (int i = from + 1; i < to; i++) {
      bare += candidates.get(i).block() == candidates.get(i - 1).lastBlock() + 1 ? 1 : 0;
    }
    return bare * 10 >= (to - from - 1) * 7;
  }

  /** Returns the share of the items of these lines that come again after them. */
  private double shareAfter(int from, int to) {
    return share(from, to, key -> last.get(key) >= to);
  }

  /** Returns the share of the items of these lines that came before them. */
  private double shareBefore(int from, int to) {
    return share(from, to, key -> first.get(key) < from);
  }

  private double share(int from, int to, Predicate<String> comes) {
    Set<String> own = new HashSet<>();
    for (int i = from; i < to; i++) {
      own.add(key(i));
    }
    return (double) own.stream().filter(comes).count() / own.size();
  }

  private String key(int candidate) {
    return candidates.get(candidate).meanings().get(0).first().item();
  }
}
