package io.varve.transforms.filings.chunk;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CutsTest {

  @Test
  void noChunkIsLargerThanAllowed() {
    List<String> words = words(4_000);
    for (List<String> chunk : cut(words)) {
      assertThat(chunk.size(), lessThanOrEqualTo(50));
    }
  }

  @Test
  void anInsertionChangesOnlyTheChunksAroundIt() {
    List<String> words = words(4_000);
    Set<List<String>> before = new HashSet<>(cut(words));
    for (int at = 0; at < 4_000; at += 97) {
      List<String> longer = new ArrayList<>(words);
      longer.add(at, "inserted" + at);
      Set<List<String>> after = new HashSet<>(cut(longer));
      after.removeAll(before);
      assertThat("at " + at, after.size(), lessThanOrEqualTo(3));
    }
  }

  @Test
  void aHeadingBeginsAChunkWhereItLeavesEnoughOnBothSides() {
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      units.add(new Unit(i, i + 1, 1, i == 33 ? 2 : 0));
    }
    assertThat(Cuts.of("x".repeat(80), units, 50)[1], equalTo(33));
  }

  @Test
  void textThatRepeatsItselfIsCutInHalves() {
    List<Unit> units = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      units.add(new Unit(i, i + 1, 1, 0));
    }
    assertThat(Cuts.of("x".repeat(100), units, 50)[1], equalTo(50));
  }

  @Test
  void nothingIsCutOfNothing() {
    assertThat(Cuts.of("", List.of(), 50), equalTo(new int[] {0}));
  }

  private static List<String> words(int count) {
    Random random = new Random(7);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(Integer.toString(random.nextInt(1_000_000), 36));
    }
    return words;
  }

  private static List<List<String>> cut(List<String> words) {
    String text = String.join(" ", words);
    List<Unit> units = new ArrayList<>();
    int at = 0;
    for (String word : words) {
      units.add(new Unit(at, at + word.length(), 1, 0));
      at += word.length() + 1;
    }
    int[] cuts = Cuts.of(text, units, 50);
    List<List<String>> chunks = new ArrayList<>();
    for (int i = 0; i + 1 < cuts.length; i++) {
      chunks.add(List.copyOf(words.subList(cuts[i], cuts[i + 1])));
    }
    return chunks;
  }
}
