package io.varve.transforms.filings.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TextFingerprintTest {

  @Test
  void isSha256OfLettersAndDigits() {
    assertThat(TextFingerprint.of("A b-c!"), is("ba7816bf8f01cfea"));
    assertThat(TextFingerprint.of(""), is("e3b0c44298fc1c14"));
  }

  @Test
  void lettersBeyondAsciiCountInUtf8() throws NoSuchAlgorithmException {
    // A letter of two characters, a lone half of one, and enough to pass from piece to piece.
    for (int before = 8_180; before < 8_200; before++) {
      String text = "a".repeat(before) + "\u00DC\u2019 \uD835\uDC00 \uD835 \u0661";
      String said = "a".repeat(before) + "\u00FC\uD835\uDC00\u0661";
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
      assertThat(TextFingerprint.of(text), is(HexFormat.of().formatHex(sum).substring(0, 16)));
    }
  }

  @Test
  void layoutDoesNotCount() {
    String text = "Net sales rose 4% to $1,200 – Müller ".repeat(2_000);
    assertThat(
        TextFingerprint.of(text.replace(" ", "\n  ").toUpperCase(java.util.Locale.ROOT)),
        is(TextFingerprint.of(text)));
  }

  @Test
  void oneLetterCountsWhereverItIs() {
    String text = "ab".repeat(8_192);
    for (int at : new int[] {0, 8_191, 8_192, text.length() - 1}) {
      String other = text.substring(0, at) + "x" + text.substring(at + 1);
      assertThat(TextFingerprint.of(other), is(not(TextFingerprint.of(text))));
    }
  }
}
