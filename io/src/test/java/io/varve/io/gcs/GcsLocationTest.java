package io.varve.io.gcs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.storage.Storages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GcsLocationTest {

  @ParameterizedTest
  @CsvSource({
    "gs://bucket, bucket, ''",
    "gs://bucket/, bucket, ''",
    "gs://my_bucket.example.com/a/b, my_bucket.example.com, a/b/",
    "gs://bucket//a/b//, bucket, a/b/",
    "gs://bucket/50%25 #1?, bucket, 50%25 #1?/",
  })
  void aLocationIsABucketAndABeginning(String location, String bucket, String prefix) {
    GcsLocation parsed = GcsLocation.parse(location);
    assertThat(parsed, is(new GcsLocation(bucket, prefix)));
    assertThat(GcsLocation.parse(parsed.toString()), is(parsed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gs://", "gs:///x", "gs://UPPER/x", "gs://a", "gs:/bucket", "s3://bucket"})
  void whatNamesNoBucketIsRefused(String location) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> GcsLocation.parse(location));
    assertThat(refused.getMessage(), containsString("Invalid"));
  }

  @Test
  void aWarehouseNeedsAFolderThatEveryStoreCanHold() {
    assertThrows(IllegalArgumentException.class, () -> Storages.open("gs://bucket/a//b"));
    assertThrows(IllegalArgumentException.class, () -> Storages.open("gs://bucket/a/../b"));
    assertThrows(IllegalArgumentException.class, () -> Storages.open("gs://BUCKET/a"));
  }
}
