package io.varve.transforms.prices.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.extract.ExtractionException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextLinesTest {

  @Test
  void everyKindOfLineEndEndsALine() throws ExtractionException {
    assertThat(lines("a\nb\rc\r\nd"), contains("1 a", "2 b", "3 c", "4 d"));
    assertThat(lines("a\n\r\n\n\rb\n"), contains("1 a", "2 ", "3 ", "4 ", "5 b"));
  }

  @Test
  void nothingHasNoLinesAndAMarkIsNothing() throws ExtractionException {
    assertThat(lines(""), is(empty()));
    assertThat(lines("\uFEFF"), is(empty()));
    assertThat(lines("\uFEFFa\n"), contains("1 a"));
  }

  @Test
  void theRestCanBeReadWithoutMoving() throws ExtractionException {
    byte[] bytes = "a\nb\nc".getBytes(StandardCharsets.UTF_8);
    TextLines lines = new TextLines(bytes);
    lines.advance();

    assertThat(all(lines.rest(), bytes), contains("2 b", "3 c"));
    assertThat(lines.number(), equalTo(1));
    assertThat(all(lines, bytes), contains("2 b", "3 c"));
  }

  @Test
  void anExcerptCutsNoCharacterInTwo() {
    byte[] bytes = "ab\uD83D\uDE00cdef".getBytes(StandardCharsets.UTF_8);

    assertThat(TextLines.excerpt(bytes, 0, bytes.length, 3), equalTo("ab"));
    assertThat(TextLines.excerpt(bytes, 0, bytes.length, 4), equalTo("ab\uD83D\uDE00"));
    assertThat(TextLines.excerpt(bytes, 1, 2, 4), equalTo("b"));
  }

  private static List<String> lines(String text) throws ExtractionException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return all(new TextLines(bytes), bytes);
  }

  private static List<String> all(TextLines lines, byte[] bytes) throws ExtractionException {
    List<String> all = new ArrayList<>();
    while (lines.advance()) {
      int length = lines.end() - lines.start();
      all.add(
          lines.number() + " " + new String(bytes, lines.start(), length, StandardCharsets.UTF_8));
    }
    return all;
  }
}
