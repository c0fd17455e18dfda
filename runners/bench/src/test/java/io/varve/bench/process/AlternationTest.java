package io.varve.bench.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.bench.report.Series;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlternationTest {

  private final List<String> story = new ArrayList<>();
  private final Alternation twice =
      new Alternation(
          2, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));

  @Test
  void programsTakeTurns() throws Exception {
    List<Series> series = twice.measure(List.of(variant("a", 0), variant("b", 0)));
    assertThat(story, contains("a 0", "b 0", "a 1", "b 1"));
    assertThat(series.get(1).name(), is("b"));
    assertThat(series.get(1).samples(), hasSize(2));
  }

  @Test
  void aWarmUpDoesNotCount() throws Exception {
    List<Series> series = twice.warm(List.of(variant("a", 0)));
    assertThat(story, contains("a -1", "a 0", "a 1"));
    assertThat(series.get(0).samples(), hasSize(2));
  }

  @Test
  void aProgramThatFailsEndsTheMeasurement() {
    assertThrows(
        WrongOutcomeException.class,
        () -> twice.measure(List.of(variant("a", 0), variant("b", 1))));
    assertThat(story, contains("a 0", "b 0"));
  }

  private Variant variant(String name, int code) {
    return new Variant(
        name,
        round -> story.add(name + " " + round),
        Command.of("bash", "-c", "exit " + code),
        ended -> {
          var unused = ended.expect(0);
        });
  }
}
