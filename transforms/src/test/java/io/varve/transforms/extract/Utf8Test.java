package io.varve.transforms.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.FailureCode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "\uFEFFmarked", "é ł 株 \uD83D\uDE00"})
  void textIsText(String text) {
    assertDoesNotThrow(() -> Utf8.require(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void longTextIsReadToItsEnd() {
    byte[] bytes = ("é".repeat(50_000) + "x").getBytes(StandardCharsets.UTF_8);
    assertDoesNotThrow(() -> Utf8.require(bytes));

    bytes[100_000] = (byte) 0xFF;
    assertThat(failure(bytes).getMessage(), containsString("byte 100000 is not UTF-8"));
  }

  @Test
  void aCharacterThatIsCutShortIsNoText() {
    byte[] bytes = "株".getBytes(StandardCharsets.UTF_8);

    assertThat(failure(Arrays.copyOf(bytes, 2)).code(), is(FailureCode.DECODE));
  }

  @Test
  void aZeroIsNoText() {
    assertThat(failure(new byte[] {'a', 0, 'b'}).getMessage(), containsString("byte 1 is 0"));
    assertThat(failure("wide".getBytes(StandardCharsets.UTF_16LE)).code(), is(FailureCode.DECODE));
  }

  @Test
  void theMarkHasThreeBytes() {
    assertThat(Utf8.markLength("\uFEFFx".getBytes(StandardCharsets.UTF_8)), equalTo(3));
    assertThat(Utf8.markLength("x".getBytes(StandardCharsets.UTF_8)), equalTo(0));
    assertThat(Utf8.markLength(new byte[] {(byte) 0xEF, (byte) 0xBB}), equalTo(0));
  }

  private static ExtractionException failure(byte[] bytes) {
    return assertThrows(ExtractionException.class, () -> Utf8.require(bytes));
  }
}
