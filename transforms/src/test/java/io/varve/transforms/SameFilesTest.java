package io.varve.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SameFilesTest {

  @Test
  void nothingIsRefusedWithoutAClash() {
    assertThat(SameFiles.refusal(List.of()), is(Optional.empty()));
  }

  @Test
  void pairsAreNamedInOneOrder() {
    String why = SameFiles.refusal(List.of("c and d", "a and b")).orElseThrow();

    assertThat(why, containsString("a and b; c and d"));
    assertThat(why, containsString("--exclude"));
    assertThat(SameFiles.refusal(List.of("a and b", "c and d")), is(Optional.of(why)));
  }

  @Test
  void wholeTreesTwiceNameAFew() {
    List<String> many = IntStream.range(100, 200).mapToObj(i -> i + " and x").toList();

    String why = SameFiles.refusal(many).orElseThrow();

    assertThat(why, containsString("104 and x"));
    assertThat(why, not(containsString("105 and x")));
    assertThat(why, containsString("and others"));
  }
}
