package io.varve.io.gcs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.gcs.fake.CallKind;
import io.varve.io.gcs.fake.FakeGcs;
import io.varve.io.gcs.fake.GcsFault;
import io.varve.io.gcs.fake.GcsFaultPlan;
import io.varve.io.gcs.fake.StoredObject;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.NewFile;
import io.varve.io.storage.Storage.RandomAccessInput;
import io.varve.io.storage.Storage.StoredFile;
import io.varve.io.storage.Storages;
import io.varve.io.storage.UnansweredException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link GcsStorage} does beyond the contract of all storages: faults, costs, messages. */
class GcsStorageTest {

  private static final byte[] CONTENT = "content".getBytes(UTF_8);

  private FakeGcs fake;
  private Storage storage;

  @BeforeEach
  void start() throws IOException {
    fake = FakeGcs.start("bucket");
    storage = Storages.open("gs://bucket/w");
  }

  @AfterEach
  void stop() throws IOException {
    fake.close();
    fake.assertNoDefects();
    GcsStorageContractTest.assertNoSpooledFiles();
  }

  @ParameterizedTest
  @EnumSource(GcsFault.class)
  void aCreateThatFailsOnceIsOursAllTheSame(GcsFault fault) throws IOException {
    fake.restart(GcsFaultPlan.once(1, fault));
    assertThat(storage.createIfAbsent("a", CONTENT), is(true));
    assertThat(storage.createIfAbsent("a", CONTENT), is(false));
    assertThat(storage.read("a"), is(CONTENT));
  }

  /** Also when the connection ends in the middle of the bytes, and when only the answer is lost. */
  @Test
  void anUploadSurvivesAFaultAtEachOfItsCalls() throws IOException {
    byte[] content = new byte[700_000];
    new Random(20240303).nextBytes(content);
    fake.restart(GcsFaultPlan.none());
    upload("clean", content);
    int calls = fake.calls();
    assertThat(calls, is(greaterThan(2)));
    for (GcsFault fault : GcsFault.values()) {
      for (int call = 1; call <= calls; call++) {
        String path = fault + "/" + call;
        fake.restart(GcsFaultPlan.once(call, fault));
        upload(path, content);
        assertThat(path, storage.read(path), is(content));
        assertThrows(FileAlreadyExistsException.class, () -> upload(path, content));
      }
    }
  }

  @Test
  void aStoreThatNeverAnswersLeavesTheOutcomeOpen() throws IOException {
    fake.restart(GcsFaultPlan.from(1, GcsFault.UNAVAILABLE));
    UnansweredException open =
        assertThrows(UnansweredException.class, () -> storage.createIfAbsent("a", CONTENT));
    assertThat(open.getMessage(), containsString("gs://bucket/w/a: HTTP 503"));
    assertThrows(IOException.class, () -> storage.read("a"));
    assertThrows(IOException.class, () -> storage.size("a"));
    assertThrows(IOException.class, () -> storage.list(""));
    assertThrows(IOException.class, () -> storage.delete("a"));
  }

  /** The service would have to be wrong about its own checksum to make this happen. */
  @Test
  void bytesThatAreNotThoseStoredAreNoAnswer() throws IOException {
    storage.createIfAbsent("a", CONTENT);
    GcsReader reader = GcsReader.of(GcsLocation.parse("gs://bucket/w"));
    GcsObject there = reader.find("w/a").orElseThrow();
    GcsObject other =
        new GcsObject(
            there.bucket(),
            there.name(),
            there.generation(),
            there.sizeBytes(),
            there.updatedAt(),
            "crc32c:" + Crc32c.of("another".getBytes(UTF_8)));
    IOException wrong = assertThrows(IOException.class, () -> reader.read(other));
    assertThat(
        wrong.getMessage(), allOf(containsString("gs://bucket/w/a"), containsString("crc32c")));
  }

  @Test
  void aReadThatIsCutOffGoesOn() throws IOException {
    byte[] content = new byte[300_000];
    new Random(1).nextBytes(content);
    storage.createIfAbsent("a", content);
    for (int call = 1; call <= 2; call++) {
      fake.restart(GcsFaultPlan.once(call, GcsFault.TRUNCATED));
      assertThat("call " + call, storage.read("a"), is(content));
    }
  }

  @Test
  void anOpenFileIsThatOfItsOpening() throws IOException {
    StoredObject first = fake.put("bucket", "w/a", CONTENT);
    try (RandomAccessInput input = storage.open("a")) {
      fake.put("bucket", "w/a", "changed".getBytes(UTF_8));
      assertThrows(NoSuchFileException.class, () -> input.read(0, new byte[7], 0, 7));
    }
    fake.keepVersions();
    try (RandomAccessInput input = storage.open("a")) {
      StoredObject third = fake.put("bucket", "w/a", "third".getBytes(UTF_8));
      assertThat(third.generation(), is(greaterThan(first.generation())));
      byte[] bytes = new byte[7];
      assertThat(input.read(0, bytes, 0, 7), is(7));
      assertThat(new String(bytes, UTF_8), is("changed"));
    }
  }

  @Test
  void aSmallFileIsReadInOneCallAndABigOneInBlocks() throws IOException {
    storage.createIfAbsent("small", CONTENT);
    storage.createIfAbsent("big", new byte[2_500_000]);
    assertThat(mediaCalls("small"), is(1));
    assertThat(mediaCalls("big"), is(3));
  }

  @Test
  void whatIsNoFileOfOursIsNotListed() throws IOException {
    for (String name : new String[] {"w/", "w/a/", "w/a//b", "w/../c", "w/.varve-x", "wx/d", "v"}) {
      fake.put("bucket", name, CONTENT);
    }
    assertThat(storage.list(""), is(empty()));
    fake.put("bucket", "w/a/file", CONTENT);
    assertThat(storage.list("a"), contains(new StoredFile("a/file", 7)));
  }

  @Test
  void listingsOfManyPagesAreWhole() throws IOException {
    for (int i = 0; i < 40; i++) {
      fake.put("bucket", "w/many/" + i, new byte[i]);
    }
    fake.restart(GcsFaultPlan.random(7, 3));
    assertThat(storage.list("many"), hasSize(40));
    assertThat(fake.calls(CallKind.LIST), is(greaterThan(5)));
  }

  @Test
  void whatIsForbiddenIsNotTriedAgain() throws IOException {
    storage.createIfAbsent("a", CONTENT);
    fake.denyDeletes();
    fake.restart(GcsFaultPlan.none());
    AccessDeniedException denied =
        assertThrows(AccessDeniedException.class, () -> storage.delete("a"));
    assertThat(denied.getMessage(), containsString("gs://bucket/w/a"));
    assertThat(fake.calls(), is(1));
  }

  @Test
  void aBucketThatIsNotThereIsNamed() throws IOException {
    Storage nowhere = Storages.open("gs://no-such-bucket/w");
    IOException missing = assertThrows(IOException.class, () -> nowhere.list(""));
    assertThat(
        missing.getMessage(), containsString("gs://no-such-bucket: there is no such bucket"));
    assertThrows(IOException.class, () -> nowhere.createIfAbsent("a", CONTENT));
  }

  @Test
  void withoutCredentialsTheRemedyIsNamed() {
    IOException missing =
        assertThrows(
            IOException.class,
            () ->
                GcsClients.credentials(
                    GcsLocation.parse("gs://bucket/w"),
                    () -> {
                      throw new IOException("none");
                    }));
    assertThat(
        missing.getMessage(),
        allOf(
            containsString("Cannot read gs://bucket/w: no Google credentials found"),
            containsString("gcloud auth application-default login"),
            containsString("GOOGLE_APPLICATION_CREDENTIALS")));
  }

  private int mediaCalls(String path) throws IOException {
    fake.restart(GcsFaultPlan.none());
    try (RandomAccessInput input = storage.open(path)) {
      byte[] piece = new byte[1000];
      long position = 0;
      for (int n = 0; n >= 0; n = input.read(position, piece, 0, piece.length)) {
        position += n;
      }
      assertThat(position, is(input.size()));
    }
    return fake.calls(CallKind.MEDIA);
  }

  private void upload(String path, byte[] content) throws IOException {
    try (NewFile file = storage.create(path)) {
      file.write(content, 0, content.length);
      file.publish();
    }
  }
}
