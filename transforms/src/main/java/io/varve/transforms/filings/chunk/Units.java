package io.varve.transforms.filings.chunk;

import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/** Cuts a section into units that chunks are made of: sentences, lines, whole table rows. */
final class Units {

  /** Longest heading, in characters. */
  private static final int SHORT = 200;

  private final TokenSums tokens;
  private final int most;
  private final List<Unit> units = new ArrayList<>();
  private int level;

  private Units(TokenSums tokens, int most) {
    this.tokens = tokens;
    this.most = most;
  }

  /**
   * Returns units that partition {@code [start, end)}. None is longer than {@code most} tokens but
   * a single table row.
   *
   * @param tokens the text of the section, and its tokens
   * @param blocks the blocks of the section, in order
   */
  static List<Unit> of(TokenSums tokens, List<Block> blocks, int start, int end, int most) {
    Units cutter = new Units(tokens, most);
    int from = start;
    for (int i = 0; i < blocks.size(); i++) {
      int to = i + 1 < blocks.size() ? blocks.get(i + 1).start() : end;
      cutter.level = i == 0 ? 2 : level(blocks.get(i - 1), blocks.get(i));
      if (blocks.get(i).table() >= 0 && cutter.fits(from, to)) {
        cutter.add(from, to);
      } else {
        cutter.sentences(from, to);
      }
      from = to;
    }
    if (blocks.isEmpty()) {
      cutter.sentences(start, end);
    }
    return cutter.units;
  }

  private static int level(Block before, Block block) {
    boolean row = block.table() >= 0 && block.table() == before.table();
    boolean line = block.layout().preformatted() && !block.gapBefore();
    if (row || line) {
      return 0;
    }
    boolean loud = block.layout().boldShare() > 0.8 || block.layout().emphasised() > 0.8;
    return loud && block.length() <= SHORT && block.table() < 0 ? 2 : 1;
  }

  /** A token has at least one byte, so short texts need not be counted. */
  private boolean fits(int from, int to) {
    return (to - from) * 3L <= most || tokens.between(from, to) <= most;
  }

  private void add(int from, int to) {
    if (to > from) {
      units.add(new Unit(from, to, tokens.between(from, to), level));
      level = 0;
    }
  }

  private void sentences(int start, int end) {
    int from = start;
    for (int i = start; i < end; i++) {
      if (!isStop(tokens.charAt(i))) {
        continue;
      }
      boolean room = i + 1 < end && WhiteSpace.is(tokens.charAt(i + 1));
      if (room && i - from > 40) {
        int next = i + 1;
        while (next < end && WhiteSpace.is(tokens.charAt(next))) {
          next++;
        }
        fit(from, next);
        from = next;
      }
    }
    fit(from, end);
  }

  private static boolean isStop(char c) {
    return c == '.' || c == '!' || c == '?' || c == ';';
  }

  /** Cuts between words what is too long for one chunk, and inside a word only as a last resort. */
  private void fit(int from, int to) {
    if (fits(from, to)) {
      add(from, to);
      return;
    }
    int start = from;
    int budget = 0;
    int at = from;
    while (at < to) {
      // Looking no further than a chunk keeps the time linear in text without any space.
      int wordEnd = wordEnd(at, (int) Math.min(to, (long) at + most));
      if (wordEnd < to && Character.isLowSurrogate(tokens.charAt(wordEnd))) {
        wordEnd--;
      }
      int cost = tokens.between(at, wordEnd) + 1;
      if (budget + cost > most && at > start) {
        add(start, at);
        start = at;
        budget = 0;
      }
      budget += cost;
      at = wordEnd;
    }
    add(start, to);
  }

  private int wordEnd(int from, int to) {
    int at = from;
    while (at < to && !WhiteSpace.is(tokens.charAt(at))) {
      at++;
    }
    while (at < to && WhiteSpace.is(tokens.charAt(at))) {
      at++;
    }
    return at;
  }
}
