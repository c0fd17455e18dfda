package io.varve.transforms.filings.submission;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.ExtractionException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextDecoderTest {

  @Test
  void validUtf8IsUtf8WhateverIsDeclared() throws ExtractionException {
    DecodedText decoded =
        decode("<meta charset=windows-1252>caf\u00E9".getBytes(StandardCharsets.UTF_8));

    assertThat(decoded, equalTo(new DecodedText("<meta charset=windows-1252>caf\u00E9", "utf-8")));
  }

  @Test
  void theReplacementCharacterMayBeTheFilersOwn() throws ExtractionException {
    byte[] bytes = "<meta charset=gbk>lost: \uFFFD".getBytes(StandardCharsets.UTF_8);

    assertThat(decode(bytes), equalTo(new DecodedText("<meta charset=gbk>lost: \uFFFD", "utf-8")));
  }

  @Test
  void theByteOrderMarkIsNotText() throws ExtractionException {
    assertThat(decode("\uFEFFHello".getBytes(StandardCharsets.UTF_8)).text(), equalTo("Hello"));
    assertThat(
        decode("\uFEFFHello".getBytes(StandardCharsets.UTF_16LE)),
        equalTo(new DecodedText("Hello", "utf-16le")));
  }

  @Test
  void otherBytesAreWindows1252() throws ExtractionException {
    byte[] bytes = "the \u201Cplan\u201D \u2014 ours".getBytes(Charset.forName("windows-1252"));

    assertThat(
        decode(bytes),
        equalTo(new DecodedText("the \u201Cplan\u201D \u2014 ours", "windows-1252")));
  }

  @Test
  void aDeclaredEncodingIsUsedWhenTheBytesAreNotUtf8() throws ExtractionException {
    byte[] bytes =
        "<meta charset=\"iso-8859-2\">\u017Eivot".getBytes(Charset.forName("iso-8859-2"));

    assertThat(decode(bytes).text(), equalTo("<meta charset=\"iso-8859-2\">\u017Eivot"));
  }

  @Test
  void fewBrokenBytesDoNotMakeUtf8AnotherEncoding() throws ExtractionException {
    byte[] good = "\u201Cquote\u201D ".repeat(20).getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(good, good.length + 1);
    bytes[good.length] = (byte) 0xE2;

    assertThat(decode(bytes).encoding(), equalTo("utf-8"));
  }

  @Test
  void controlCharactersAreNoText() {
    byte[] bytes = new byte[1_000];

    ExtractionException thrown = assertThrows(ExtractionException.class, () -> decode(bytes));
    assertThat(thrown.code(), is(FailureCode.DECODE));
  }

  private static DecodedText decode(byte[] bytes) throws ExtractionException {
    return TextDecoder.decode(bytes, 0, bytes.length);
  }
}
