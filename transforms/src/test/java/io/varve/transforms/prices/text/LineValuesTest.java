package io.varve.transforms.prices.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineValuesTest {

  @Test
  void valuesAreWithoutBlanksAround() {
    LineValues values = split(" a b ,,\tc\u0001,");

    assertThat(values.count(), equalTo(4));
    assertThat(values.text(0), equalTo("a b"));
    assertThat(values.text(1), equalTo(""));
    assertThat(values.text(2), equalTo("c"));
    assertThat(values.joined(), equalTo("a b,,c,"));
    assertThat(values.equals(2, new byte[] {'c'}), is(true));
    assertThat(values.equals(2, new byte[] {'d'}), is(false));
    assertThat(values.equals(0, new byte[] {'a'}), is(false));
  }

  @Test
  void onlyALineOfBlanksIsBlank() {
    assertThat(split(" \t ").isBlank(), is(true));
    assertThat(split("").isBlank(), is(true));
    assertThat(split(" , ").isBlank(), is(false));
    assertThat(split("\u00A0").isBlank(), is(false));
  }

  @Test
  void manyValuesAreCountedAndTheFirstAreThere() {
    LineValues values = split("x,".repeat(1_000));

    assertThat(values.count(), equalTo(1_001));
    assertThat(values.has(63), is(true));
    assertThat(values.has(64), is(false));
    assertThat(values.has(-1), is(false));
  }

  private static LineValues split(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    LineValues values = new LineValues(bytes);
    values.split(0, bytes.length);
    return values;
  }
}
