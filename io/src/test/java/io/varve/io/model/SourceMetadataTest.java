package io.varve.io.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceMetadataTest {

  private static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT-1H, true",
    "PT0S, true",
    "PT1.999999S, true",
    "PT2S, true",
    "PT2.000001S, false",
    "PT1H, false"
  })
  void metadataSettlesTwoSecondsAfterTheModification(Duration age, boolean unsettled) {
    SourceMetadata listed = metadata(NOON, "1:2");
    SourceMetadata recorded = listed.settledAt(NOON.plus(age));
    assertThat(recorded.unsettled(), is(unsettled));
    assertThat(listed.provesSameBytesAs(recorded), is(!unsettled));
  }

  @Test
  void settledMetadataIsRecordedAsItIs() {
    SourceMetadata listed = metadata(NOON, "1:2");
    assertThat(listed.settledAt(NOON.plusSeconds(3)), is(sameInstance(listed)));
  }

  @Test
  void unsettledMetadataKeepsWhatPeopleRead() {
    SourceMetadata listed = ModelSamples.metadata();
    SourceMetadata recorded = listed.settledAt(listed.modifiedAt());
    assertThat(recorded.uri(), is(listed.uri()));
    assertThat(recorded.sizeBytes(), is(listed.sizeBytes()));
    assertThat(recorded.modifiedAt(), is(listed.modifiedAt()));
    assertThat(recorded.storeChecksum(), is(listed.storeChecksum()));
    assertThat(recorded.changeToken(), is(not(listed.changeToken())));
  }

  @Test
  void sizeTimeAndTokenProveTheSameBytesAndTheLocationDoesNot() {
    SourceMetadata recorded = metadata(NOON, "1:2");
    assertThat(metadata(NOON, "1:2").provesSameBytesAs(recorded), is(true));
    assertThat(metadata(NOON.plusNanos(1000), "1:2").provesSameBytesAs(recorded), is(false));
    assertThat(metadata(NOON, "1:3").provesSameBytesAs(recorded), is(false));
    assertThat(
        new SourceMetadata("file:///moved", 7, NOON, "1:2", Optional.empty())
            .provesSameBytesAs(recorded),
        is(true));
    assertThat(
        new SourceMetadata("file:///a", 8, NOON, "1:2", Optional.empty())
            .provesSameBytesAs(recorded),
        is(false));
  }

  /** Files keep microseconds: a listing with nanoseconds must equal what comes back from them. */
  @Test
  void timesAreKeptInMicroseconds() {
    assertThat(metadata(NOON.plusNanos(1999), "1:2").modifiedAt(), is(NOON.plusNanos(1000)));
    Instant beforeEpoch = Instant.ofEpochSecond(-1, 999_999_999);
    assertThat(
        metadata(beforeEpoch, "1:2").modifiedAt(), is(Instant.ofEpochSecond(-1, 999_999_000)));
  }

  @Test
  void theFarthestTimesCanBeSettled() {
    assertThat(metadata(Instant.MAX, "1:2").settledAt(NOON).unsettled(), is(true));
    assertThat(metadata(Instant.MIN, "1:2").settledAt(NOON).unsettled(), is(false));
  }

  /** A generation cannot come to stand for other bytes, however soon it was listed. */
  @Test
  void generationsAreRecordedAsTheyAre() {
    SourceMetadata listed = object(NOON, 5, Optional.of("md5:x"));
    assertThat(listed.generation(), is(OptionalLong.of(5)));
    assertThat(metadata(NOON, "1:2").generation(), is(OptionalLong.empty()));
    assertThat(listed.settledAt(NOON), is(sameInstance(listed)));
  }

  @Test
  void objectsAreProvenByGenerationAndChecksumWhateverTheirTime() {
    SourceMetadata recorded = object(NOON, 5, Optional.of("md5:x"));
    Instant later = NOON.plusSeconds(60);
    assertThat(object(later, 5, Optional.of("md5:x")).provesSameBytesAs(recorded), is(true));
    assertThat(object(later, 6, Optional.of("md5:x")).provesSameBytesAs(recorded), is(false));
    assertThat(object(NOON, 6, Optional.of("md5:x")).provesSameBytesAs(recorded), is(false));
    assertThat(object(later, 5, Optional.of("md5:y")).provesSameBytesAs(recorded), is(false));
    assertThat(
        object(later, 5, Optional.empty()).provesSameBytesAs(object(NOON, 5, Optional.empty())),
        is(false));
  }

  @Test
  void meaninglessMetadataIsRefused() {
    Optional<String> none = Optional.empty();
    assertThrows(IllegalArgumentException.class, () -> new SourceMetadata(" ", 0, NOON, "1", none));
    assertThrows(
        IllegalArgumentException.class, () -> new SourceMetadata("a:b", -1, NOON, "1", none));
    assertThrows(
        IllegalArgumentException.class, () -> new SourceMetadata("a:b", 0, NOON, "", none));
  }

  private static SourceMetadata object(
      Instant modifiedAt, long generation, Optional<String> checksum) {
    return new SourceMetadata(
        "gs://b/a", 7, modifiedAt, SourceMetadata.generation(generation), checksum);
  }

  private static SourceMetadata metadata(Instant modifiedAt, String token) {
    return new SourceMetadata("file:///a", 7, modifiedAt, token, Optional.empty());
  }
}
