package io.varve.io.json;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.json.SealedJson.BrokenSealException;
import io.varve.io.model.ContentHash;
import io.varve.io.model.ModelSamples;
import io.varve.io.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedJsonTest {

  private static final byte[] FILE =
      SealedJson.write(
          Map.of(
              "text",
              "Ä \"seal\" : \"sha256:" + "0".repeat(64) + "\"",
              "nested",
              Map.of("seal", "sha256:" + "1".repeat(64))));

  @Test
  void contentComesBackWithoutItsSeal() throws Exception {
    byte[] file = SealedJson.write(ModelSamples.snapshot());
    assertThat(Json.value(SealedJson.read(file), Snapshot.class), is(ModelSamples.snapshot()));
    assertThat(SealedJson.read(FILE).has("seal"), is(false));
    assertThat(
        SealedJson.read(FILE).get("nested").get("seal").asText(), is("sha256:" + "1".repeat(64)));
  }

  @Test
  void theSameContentGivesTheSameBytes() {
    assertThat(
        SealedJson.write(ModelSamples.snapshot()), is(SealedJson.write(ModelSamples.snapshot())));
  }

  @Test
  void eachFlippedBitIsNoticed() {
    for (int at = 0; at < FILE.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] flipped = FILE.clone();
        flipped[at] ^= (byte) (1 << bit);
        assertBroken("bit " + bit + " of byte " + at, flipped);
      }
    }
  }

  @Test
  void eachTruncationIsNoticed() {
    for (int length = 0; length < FILE.length; length++) {
      assertBroken("length " + length, Arrays.copyOf(FILE, length));
    }
  }

  @Test
  void addedBytesAreNoticed() {
    assertBroken("one more byte", Arrays.copyOf(FILE, FILE.length + 1));
    byte[] twice = Arrays.copyOf(FILE, 2 * FILE.length);
    System.arraycopy(FILE, 0, twice, FILE.length, FILE.length);
    assertBroken("the file twice", twice);
  }

  @Test
  void aFileWithoutASealSaysSo() {
    byte[] plain = Json.pretty(Map.of("a", 1)).getBytes(StandardCharsets.UTF_8);
    BrokenSealException broken =
        assertThrows(BrokenSealException.class, () -> SealedJson.read(plain));
    assertThat(broken.getMessage(), containsString("it has no seal"));
  }

  /** Somebody who knows the format can seal anything; it must still be a JSON object. */
  @ParameterizedTest
  @ValueSource(strings = {"[{SEAL}]", "{\"a\" : 1, \"a\" : 2, SEAL}", "{SEAL", "{SEAL} {}"})
  void aSealedFileThatIsNoObjectIsBroken(String form) {
    String blank = form.replace("SEAL", "\"seal\" : \"sha256:" + "0".repeat(64) + "\"");
    String hex = ContentHash.of(blank.getBytes(StandardCharsets.UTF_8)).hex();
    byte[] sealed = blank.replace("0".repeat(64), hex).getBytes(StandardCharsets.UTF_8);
    BrokenSealException broken =
        assertThrows(BrokenSealException.class, () -> SealedJson.read(sealed));
    assertThat(broken.getMessage(), containsString("not a JSON object"));
  }

  private static void assertBroken(String what, byte[] bytes) {
    assertThrows(BrokenSealException.class, () -> SealedJson.read(bytes), what);
  }
}
