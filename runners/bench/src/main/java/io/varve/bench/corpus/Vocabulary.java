package io.varve.bench.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Words of running text by their length. */
final class Vocabulary {

  static final int SHORTEST = 5;
  static final int LONGEST = 14;

  /** Enough for any two texts to differ. */
  private static final int MOST_WORDS = 2_000;

  private final List<List<byte[]>> words;

  private Vocabulary(List<List<byte[]>> words) {
    this.words = words;
  }

  /** Returns the words of these filings. */
  static Vocabulary of(List<byte[]> filings) {
    List<Set<String>> found = new ArrayList<>();
    for (int length = 0; length <= LONGEST; length++) {
      found.add(new LinkedHashSet<>());
    }
    for (byte[] filing : filings) {
      Iterator<RunningText.Spot> spots = new RunningText(filing).iterator();
      while (spots.hasNext()) {
        RunningText.Spot spot = spots.next();
        Set<String> same = spot.isWord() ? found.get(spot.length()) : Set.of();
        if (spot.isWord() && same.size() < MOST_WORDS) {
          same.add(new String(filing, spot.start(), spot.length(), StandardCharsets.US_ASCII));
        }
      }
    }
    List<List<byte[]>> words = new ArrayList<>();
    for (Set<String> same : found) {
      words.add(
          new TreeSet<>(same)
              .stream().map(word -> word.getBytes(StandardCharsets.US_ASCII)).toList());
    }
    return new Vocabulary(words);
  }

  /** Returns a word of this length; throws when there is none. */
  byte[] word(int length, SplittableRandom random) {
    List<byte[]> same = words.get(length);
    return same.get(random.nextInt(same.size()));
  }

  /** Returns a word of any length that there is. */
  byte[] word(SplittableRandom random) {
    int length = SHORTEST + random.nextInt(LONGEST + 1 - SHORTEST);
    while (words.get(length).isEmpty()) {
      length = length == LONGEST ? SHORTEST : length + 1;
    }
    return word(length, random);
  }
}
