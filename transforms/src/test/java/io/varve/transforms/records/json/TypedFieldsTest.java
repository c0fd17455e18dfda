package io.varve.transforms.records.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedFieldsTest {

  @Test
  void valuesOfTheRightTypeAreThere() {
    TypedFields fields =
        fields(
            "{\"t\":\"é\",\"w\":-7.0,\"n\":1.5,\"f\":false,\"at\":\"2026-06-20T10:00:00+01:00\","
                + "\"l\":[1,{\"a\":2.0}],\"o\":{\"in\":\"x\"},\"any\":7}");

    assertThat(fields.text("t"), equalTo(Optional.of("é")));
    assertThat(fields.whole("w"), equalTo(Optional.of(-7L)));
    assertThat(fields.number("n"), equalTo(Optional.of(1.5)));
    assertThat(fields.number("w"), equalTo(Optional.of(-7.0)));
    assertThat(fields.flag("f"), equalTo(Optional.of(false)));
    assertThat(fields.time("at"), equalTo(Optional.of(Instant.parse("2026-06-20T09:00:00Z"))));
    assertThat(fields.list("l"), equalTo(Optional.of("[1,{\"a\":2.0}]")));
    assertThat(fields.object("o").text("in"), equalTo(Optional.of("x")));
    assertThat(fields.json("any"), equalTo(Optional.of("7")));
    assertThat(fields.issues(), empty());
    assertThat(fields.unknown(), empty());
  }

  @Test
  void whatIsNullOrMissingIsAbsentWithoutAnIssue() {
    TypedFields fields = fields("{\"a\":null,\"o\":null}");

    assertThat(fields.text("a"), equalTo(Optional.empty()));
    assertThat(fields.json("a"), equalTo(Optional.empty()));
    assertThat(fields.whole("b"), equalTo(Optional.empty()));
    assertThat(fields.object("o").text("in"), equalTo(Optional.empty()));
    assertThat(fields.issues(), empty());
    assertThat(fields.unknown(), empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "whole|\"7\"|text '7' instead of a whole number",
        "whole|7.5|the number 7.5 instead of a whole number",
        "whole|9223372036854775808|the number 9223372036854775808 instead of a whole number",
        "whole|1e999999999|the number 1E+999999999 instead of a whole number",
        "whole|1e-999999999|the number 1E-999999999 instead of a whole number",
        "number|\"1.000,00\"|text '1.000,00' instead of a number that a column can hold",
        "number|1e309|the number 1E+309 instead of a number that a column can hold",
        "text|true|true instead of text",
        "text|{}|an object instead of text",
        "flag|\"sim\"|text 'sim' instead of true or false",
        "flag|0|the number 0 instead of true or false",
        "time|\"ontem\"|text 'ontem' instead of a time",
        "time|\"0202-01-01T00:00:00\"|text '0202-01-01T00:00:00' instead of a time",
        "time|5|the number 5 instead of a time",
        "list|{}|an object instead of an array",
        "object|[]|an array instead of an object"
      })
  void valuesOfOtherTypesAreIssues(String kind, String json, String issue) {
    TypedFields fields = fields("{\"x\":" + json + "}");
    boolean there =
        switch (kind) {
          case "whole" -> fields.whole("x").isPresent();
          case "number" -> fields.number("x").isPresent();
          case "text" -> fields.text("x").isPresent();
          case "flag" -> fields.flag("x").isPresent();
          case "time" -> fields.time("x").isPresent();
          case "list" -> fields.list("x").isPresent();
          default -> fields.object("x").text("in").isPresent();
        };

    assertThat(there, equalTo(false));
    assertThat(fields.issues(), contains("x: " + issue));
  }

  @Test
  void edgesOfNumbersAreThere() {
    TypedFields fields =
        fields("{\"a\":9223372036854775807,\"b\":-9223372036854775808,\"c\":1e3,\"d\":1e-999}");

    assertThat(fields.whole("a"), equalTo(Optional.of(Long.MAX_VALUE)));
    assertThat(fields.whole("b"), equalTo(Optional.of(Long.MIN_VALUE)));
    assertThat(fields.whole("c"), equalTo(Optional.of(1000L)));
    assertThat(fields.number("d"), equalTo(Optional.of(0.0)));
  }

  @Test
  void fieldsOfInnerObjectsHaveTheNameOfTheOuter() {
    TypedFields fields = fields("{\"o\":{\"z\":1,\"in\":2},\"y\":null,\"b\":{}}");
    TypedFields inner = fields.object("o");

    assertThat(inner.text("in"), equalTo(Optional.empty()));
    assertThat(fields.issues(), contains("o.in: the number 2 instead of text"));
    assertThat(fields.unknown(), contains("b", "o.z", "y"));
  }

  @Test
  void manyUnknownFieldsAreCounted() {
    StringBuilder json = new StringBuilder("{\"\\u0007\":0");
    for (int i = 0; i < 149; i++) {
      json.append(",\"f").append(i).append("\":0");
    }
    TypedFields fields = fields(json + "}");

    assertThat(fields.unknown(), hasSize(101));
    assertThat(fields.unknown().get(0), equalTo("\uFFFD"));
    assertThat(fields.unknown().get(100), equalTo("... and 50 more"));
  }

  private static TypedFields fields(String json) {
    try {
      return new TypedFields(RecordJson.read(json), new Timestamps(ZoneOffset.UTC));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
