package io.varve.transforms.records.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"a é🏝\"|'a é🏝'",
        "\"a\\n\\u001b[31m\\u202e\\u2028\\ud800b\"|'a\uFFFD\uFFFD[31m\uFFFD\uFFFD\uFFFDb'",
        "1.50|1.50",
        "1e999999999|1E+999999999",
        "true|true",
        "null|null",
        "{\"a\":1}|an object",
        "[1]|an array"
      })
  void valuesAreHarmless(String json, String shown) throws Exception {
    assertThat(Shown.value(RecordJson.read(json)), equalTo(shown));
  }

  @Test
  void longTextsAreCutBetweenCharacters() {
    assertThat(Shown.text("🏝".repeat(80)), equalTo("🏝".repeat(80)));
    assertThat(Shown.text("🏝".repeat(81)), equalTo("🏝".repeat(80) + "..."));
  }

  @Test
  void whatIsNotThereIsNothing() {
    assertThat(Shown.value(MissingNode.getInstance()), equalTo("nothing"));
    assertThat(Shown.found(MissingNode.getInstance()), equalTo("nothing"));
  }
}
