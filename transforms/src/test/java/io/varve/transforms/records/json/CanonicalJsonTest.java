package io.varve.transforms.records.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"b\":1,\"a\":{\"d\":2,\"c\":3}}|{ \"a\" : {\"c\":3,\"d\":2}, \"b\" : 1 }",
        "{\"a\":1,\"b\":null}|{\"a\":1}",
        "[{\"a\":null}]|[{}]",
        "10000.0|10000",
        "1e4|10000",
        "100e-2|1",
        "0.10|1e-1",
        "-0.0|0",
        "0e999999999|0",
        "1000e999999999|1e1000000002",
        "0.001e-999999999|1e-1000000002",
        "\"\\u0041\\/\\u00e9\"|\"A/é\"",
        "\"\\uD83C\\uDFDD\"|\"🏝\""
      })
  void theseSayTheSame(String one, String other) throws Exception {
    assertThat(form(one), equalTo(form(other)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[1,2]|[2,1]",
        "[1,null]|[1]",
        "[null]|[]",
        "{}|[]",
        "{\"a\":{}}|{}",
        "\"\"|null",
        "1|\"1\"",
        "true|\"true\"",
        "1|true",
        "0.1|0.10000000000000001",
        "9007199254740993|9007199254740992",
        "1e999999999|1e999999998",
        "1|-1",
        "10|1",
        "\"a\"|\"A\"",
        "\"é\"|\"e\\u0301\"",
        "\"\\ud800\"|\"?\"",
        "\"\\ud800\"|\"\\udc00\"",
        "\"\\ud800\"|\"\\\\ud800\"",
        "{\"a\":\"b\\\",\\\"c\\\":\\\"d\"}|{\"a\":\"b\",\"c\":\"d\"}"
      })
  void theseDoNot(String one, String other) throws Exception {
    assertThat(form(one), not(equalTo(form(other))));
  }

  @Test
  void theFormIsJsonAndItsOwnForm() throws Exception {
    String text =
        "{\"b\":[1.50,-20,0.0,1E+3,null,true,\"\\n\\u0001\\\"\\ud83c\"],\"a\":{\"é\":{}},\"n\":null}";
    String form = form(text);

    assertThat(
        form,
        equalTo("{\"a\":{\"é\":{}},\"b\":[15e-1,-2e1,0,1e3,null,true,\"\\n\\u0001\\\"\\ud83c\"]}"));
    assertThat(form(form), equalTo(form));
  }

  @Test
  void numbersOfProgramsAreAsThoseOfTexts() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    for (JsonNode number :
        new JsonNode[] {nodes.numberNode(10000), nodes.numberNode(10000L), nodes.numberNode(1e4)}) {
      assertThat(new String(CanonicalJson.bytes(number), StandardCharsets.UTF_8), equalTo("1e4"));
    }
  }

  private static String form(String json) throws Exception {
    return new String(CanonicalJson.bytes(RecordJson.read(json)), StandardCharsets.UTF_8);
  }
}
