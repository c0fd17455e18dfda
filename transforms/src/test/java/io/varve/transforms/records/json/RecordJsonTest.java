package io.varve.transforms.records.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10000.0",
        "0.10",
        "0.1000000000000000055511151231257827",
        "123456789012345678901234567890",
        "1E+999999999",
        "{\"b\":1,\"a\":[null,true,\"é🏝\\n\"]}",
        "\"\\ud800\"",
        "\"a\\udc00\\ud800b🏝\""
      })
  void whatIsReadIsWrittenAsItWas(String json) throws Exception {
    assertThat(RecordJson.text(RecordJson.read(json)), equalTo(json));
    assertThat(
        RecordJson.text(RecordJson.read(json.getBytes(StandardCharsets.UTF_8))), equalTo(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "<html>429 Too Many Requests</html>",
        "{\"a\":1",
        "{\"a\":1}{\"a\":2}",
        "[1] x",
        "{\"a\":1,\"a\":1}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "NaN",
        "{\"a\":Infinity}",
        "01",
        "{a:1}",
        "// remark\n1",
        "1e99999999999",
        "\"\u0001\""
      })
  void whatIsNotJsonIsRefused(String json) {
    assertThrows(IOException.class, () -> RecordJson.read(json));
    assertThrows(IOException.class, () -> RecordJson.read(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void depthAndLengthHaveLimits() throws Exception {
    JsonNode deepest = RecordJson.read("[".repeat(200) + "]".repeat(200));

    assertThat(RecordJson.text(deepest).length(), equalTo(400));
    assertThrows(IOException.class, () -> RecordJson.read("[".repeat(201) + "]".repeat(201)));
    assertThrows(IOException.class, () -> RecordJson.read("[".repeat(1_000_000)));
    assertThat(RecordJson.read("9".repeat(200)).isNumber(), equalTo(true));
    assertThrows(IOException.class, () -> RecordJson.read("9".repeat(201)));
    assertThrows(IOException.class, () -> RecordJson.read("0." + "9".repeat(300)));
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] bytes = "{\"a\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    bytes[6] = (byte) 0xE9;

    assertThrows(IOException.class, () -> RecordJson.read(bytes));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws Exception {
    assertThat(
        RecordJson.read("\uFEFF[1]".getBytes(StandardCharsets.UTF_8)),
        equalTo(RecordJson.read("[1]")));
  }
}
