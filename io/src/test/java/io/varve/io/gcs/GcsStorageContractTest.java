package io.varve.io.gcs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.varve.io.gcs.fake.FakeGcs;
import io.varve.io.gcs.fake.GcsFaultPlan;
import io.varve.io.storage.Storage;
import io.varve.io.storage.StorageRaces;
import io.varve.io.storage.Storages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A bucket keeps to the contract, also one whose service fails all the time. */
class GcsStorageContractTest {

  abstract static class OnFake extends StorageRaces {

    private FakeGcs fake;

    abstract String location();

    abstract GcsFaultPlan faults();

    @Override
    protected Storage open() throws IOException {
      if (fake == null) {
        fake = FakeGcs.start("bucket");
      } else {
        fake.objects("bucket").forEach(object -> fake.delete("bucket", object.name()));
      }
      fake.restart(faults());
      return Storages.open(location());
    }

    @Override
    protected void assertNoLeftovers() throws IOException {
      assertNoSpooledFiles();
    }

    @AfterEach
    void stop() {
      fake.close();
      fake.assertNoDefects();
    }
  }

  /** Fails when an upload has left its temporary file. */
  static void assertNoSpooledFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(
          files.filter(file -> file.getFileName().toString().startsWith(GcsNewFile.SPOOL)).toList(),
          is(empty()));
    }
  }

  @Nested
  class InBucket extends OnFake {
    @Override
    String location() {
      return "gs://bucket";
    }

    @Override
    GcsFaultPlan faults() {
      return GcsFaultPlan.none();
    }
  }

  @Nested
  class BelowPrefixWithFaults extends OnFake {
    @Override
    String location() {
      return "gs://bucket/a folder/with%20signs#?/";
    }

    @Override
    GcsFaultPlan faults() {
      return GcsFaultPlan.random(20240301, 20);
    }
  }

  /** Needs credentials and an empty folder's worth of money; the objects are deleted afterwards. */
  @Nested
  @EnabledIfEnvironmentVariable(
      named = "VARVE_TEST_BUCKET",
      matches = ".+",
      disabledReason = "VARVE_TEST_BUCKET names no bucket to test with")
  class InRealBucket extends StorageRaces {

    private Storage storage;

    @Override
    protected Storage open() throws IOException {
      String bucket = System.getenv("VARVE_TEST_BUCKET");
      storage = Storages.open("gs://" + bucket + "/contract-" + UUID.randomUUID());
      return storage;
    }

    @AfterEach
    void clean() throws IOException {
      for (Storage.StoredFile file : storage.list("")) {
        storage.delete(file.path());
      }
    }
  }
}
