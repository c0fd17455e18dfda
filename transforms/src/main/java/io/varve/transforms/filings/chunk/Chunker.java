package io.varve.transforms.filings.chunk;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs a section into chunks of at most so many tokens, each beginning with what it repeats of the
 * one before.
 *
 * @param most tokens of a chunk
 * @param overlap tokens repeated, at most
 */
public record Chunker(int most, int overlap) {

  /**
   * Returns the chunks of {@code [start, end)}: the first begins at {@code start}, the last ends at
   * {@code end}, each begins at or before the end of the one before it.
   *
   * @param blocks the blocks of the section, in order
   */
  public List<Chunk> cut(
      CanonicalText text, List<Block> blocks, int start, int end, Deadline deadline)
      throws ExtractionException {
    Section section = Section.of(text.text(), blocks, start, end, most - overlap);
    List<Chunk> chunks = new ArrayList<>();
    int[] cuts = Cuts.of(text.text(), section.units(), most - overlap);
    for (int i = 0; i + 1 < cuts.length; i++) {
      deadline.check();
      add(section, cuts[i], cuts[i + 1], chunks);
    }
    return chunks;
  }

  /** The text around a section, the tokens of the section, and its units. */
  private record Section(String text, TokenSums tokens, List<Unit> units) {

    static Section of(String text, List<Block> blocks, int start, int end, int most) {
      TokenSums tokens = new TokenSums(text, start, end);
      return new Section(text, tokens, Units.of(tokens, blocks, start, end, most));
    }
  }

  /** Tokens of a whole may be more than those of its pieces: overlap, then unity are given up. */
  private void add(Section section, int first, int end, List<Chunk> chunks) {
    List<Unit> units = section.units();
    int from = first == 0 ? units.get(0).start() : repeatFrom(section, first);
    int own = units.get(first).start();
    int to = units.get(end - 1).end();
    for (int start = from; ; start = own) {
      int tokens = section.tokens().between(start, to);
      if (tokens <= most || (start == own && end == first + 1)) {
        chunks.add(new Chunk(start, to, tokens));
        return;
      }
      if (start == own) {
        int middle = (first + end) >>> 1;
        add(section, first, middle, chunks);
        add(section, middle, end, chunks);
        return;
      }
    }
  }

  /** Whole units are repeated while they fit; else the last words of a sentence. */
  private int repeatFrom(Section section, int next) {
    String text = section.text();
    List<Unit> units = section.units();
    int first = next;
    int tokens = 0;
    while (first > 0 && tokens + units.get(first - 1).tokens() <= overlap) {
      first--;
      tokens += units.get(first).tokens();
    }
    int end = units.get(next).start();
    if (first < next || text.substring(units.get(next - 1).start(), end).indexOf('\t') >= 0) {
      return units.get(first).start();
    }
    int at = end;
    int least = Math.max(units.get(next - 1).start(), end - 2 * overlap);
    int words = overlap / 2;
    while (at > least && words > 0) {
      at--;
      boolean wordStart = !WhiteSpace.is(text.charAt(at)) && WhiteSpace.is(text.charAt(at - 1));
      words -= wordStart ? 1 : 0;
    }
    while (at < end && !(at == 0 || WhiteSpace.is(text.charAt(at - 1)))) {
      at++;
    }
    boolean fits = section.tokens().between(at, end) <= overlap;
    return fits ? at : end;
  }
}
