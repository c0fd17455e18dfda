package io.varve.io.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentHashTest {

  @Test
  void knownVectorsOfTheStandardHold() {
    assertThat(
        ContentHash.of(new byte[0]).value(),
        is("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    assertThat(
        ContentHash.of("abc".getBytes(StandardCharsets.US_ASCII)).hex(),
        is("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }

  @Test
  void manyBytesInPiecesHashLikeAllAtOnce() {
    long seed = 20240301;
    byte[] bytes = new byte[5_000_003];
    new Random(seed).nextBytes(bytes);
    MessageDigest digest = ContentHash.newDigest();
    for (int at = 0; at < bytes.length; at += 65_537) {
      digest.update(bytes, at, Math.min(65_537, bytes.length - at));
    }
    assertThat("seed " + seed, ContentHash.of(digest), is(ContentHash.of(bytes)));
  }

  @Test
  void aDigestStartsAgainAfterItsHash() {
    MessageDigest digest = ContentHash.newDigest();
    digest.update((byte) 7);
    ContentHash unused = ContentHash.of(digest);
    assertThat(ContentHash.of(digest), is(ContentHash.of(new byte[0])));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256:",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85",
        "sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855",
        "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"
      })
  void otherFormsAreRefused(String value) {
    assertThrows(IllegalArgumentException.class, () -> new ContentHash(value));
  }
}
