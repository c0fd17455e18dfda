package io.varve.transforms.listing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameEndingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "*", "a.txt", "x/*.txt", "*.t?t", "*.[a-z]", "*.[!x]", "*.{a,b}", "*.t*", "*.[]"
      })
  void otherGlobsAreNotItsAffair(String glob) {
    assertThat(NameEnding.of(glob).isPresent(), is(false));
  }

  /** Java's own matcher is the judge. */
  @Test
  void itMatchesWhatAGlobMatches() {
    Random random = new Random(7);
    int matched = 0;
    for (int i = 0; i < 20_000; i++) {
      String ending = ending(random);
      PathMatcher judge = FileSystems.getDefault().getPathMatcher("glob:*" + ending);
      String name = word(random, "tTxX.", 1 + random.nextInt(5));
      String key = word(random, "tx/", random.nextInt(3)).replaceAll("/+$", "") + "/" + name;
      key = key.startsWith("/") ? key.substring(1) : key;
      boolean matches = judge.matches(Path.of(name));
      assertThat(
          ending + " of " + key,
          NameEnding.of("*" + ending).orElseThrow().matches(key),
          is(matches));
      assertThat(NameEnding.of("**/*" + ending).orElseThrow().matches(key), is(matches));
      matched += matches ? 1 : 0;
    }
    assertThat(matched, is(greaterThan(1_000)));
  }

  private static String ending(Random random) {
    StringBuilder glob = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      glob.append(
          random.nextBoolean()
              ? word(random, "tTxX.", 1)
              : "[" + word(random, "tTxX", 1 + random.nextInt(3)) + "]");
    }
    return glob.toString();
  }

  private static String word(Random random, String letters, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(letters.charAt(random.nextInt(letters.length())));
    }
    return word.toString();
  }
}
