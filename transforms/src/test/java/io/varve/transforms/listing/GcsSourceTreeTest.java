package io.varve.transforms.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.gcs.fake.CallKind;
import io.varve.io.gcs.fake.FakeGcs;
import io.varve.io.gcs.fake.GcsFault;
import io.varve.io.gcs.fake.GcsFaultPlan;
import io.varve.io.gcs.fake.StoredObject;
import io.varve.io.model.FailureCode;
import io.varve.io.model.SourceFile;
import io.varve.transforms.extract.ExtractionException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GcsSourceTreeTest {

  private static final long MAX = 1000;

  private FakeGcs fake;
  private final SourceTree tree = SourceTrees.open("gs://bucket/in");

  @BeforeEach
  void start() throws IOException {
    fake = FakeGcs.start("bucket", "empty");
  }

  @AfterEach
  void stop() {
    fake.close();
    fake.assertNoDefects();
  }

  @Test
  void objectsAtAnyDepthAreListedByTheirPathsAndRead() throws Exception {
    put("in/a.txt", "1");
    put("in/x/y/b c#%20.txt", "2");
    put("in/x/", "");
    put("in/empty.txt", "");
    put("inside.txt", "outside");
    put("other/in/c.txt", "outside");
    Map<String, SourceFile> files = list();
    assertThat(files.keySet(), is(Set.of("a.txt", "x/y/b c#%20.txt", "empty.txt")));
    assertThat(read(files.get("x/y/b c#%20.txt")), is("2"));
    assertThat(read(files.get("empty.txt")), is(""));
  }

  @Test
  void metadataIsThatOfTheService() throws Exception {
    StoredObject stored = put("in/a.txt", "12345");
    SourceFile listed = list().get("a.txt");
    assertThat(listed.metadata().uri(), is("gs://bucket/in/a.txt"));
    assertThat(listed.metadata().sizeBytes(), is(5L));
    assertThat(listed.metadata().changeToken(), is("generation:" + stored.generation()));
    // md5 of 12345, by the command of the same name
    assertThat(listed.metadata().storeChecksum().orElseThrow(), is("md5:gnzLDuqKcGxMNKFokfhOew=="));
    fake.compose("bucket", "in/a.txt");
    assertThat(list().get("a.txt").metadata().storeChecksum().orElseThrow(), startsWith("crc32c:"));
    assertThat(read(list().get("a.txt")), is("12345"));
  }

  @Test
  void listingsOfManyPagesAreWhole() throws Exception {
    for (int i = 0; i < 50; i++) {
      put("in/" + i + ".txt", "" + i);
    }
    for (GcsFault fault : GcsFault.values()) {
      fake.restart(GcsFaultPlan.once(3, fault));
      assertThat(fault + "", list().size(), is(50));
    }
  }

  @Test
  void oddNamesGetKeysThatAManifestCanHold() throws Exception {
    put("in//leading", "1");
    put("in/a\0b", "2");
    put("in/a//b", "3");
    Map<String, SourceFile> files = list();
    assertThat(files.keySet(), is(Set.of("%2Fleading", "a%00b", "a//b")));
    assertThat(read(files.get("%2Fleading")), is("1"));
    assertThat(read(files.get("a%00b")), is("2"));
    assertThat(read(files.get("a//b")), is("3"));
  }

  /** Only the empty ones are marks of folders; what has content must not be passed over. */
  @Test
  void objectsWithContentThatAreNamedLikeFoldersAreFiles() throws Exception {
    put("in/", "1");
    put("in/a.txt/", "2");
    put("in/b/", "");
    Map<String, SourceFile> files = list();
    assertThat(files.keySet(), is(Set.of("%2F", "a.txt/")));
    assertThat(read(files.get("%2F")), is("1"));
    assertThat(read(files.get("a.txt/")), is("2"));
  }

  @Test
  void anObjectThatWasOverwrittenOrDeletedIsUnstable() throws Exception {
    put("in/a.txt", "12345");
    put("in/b.txt", "12345");
    Map<String, SourceFile> files = list();
    put("in/a.txt", "67890");
    fake.delete("bucket", "in/b.txt");
    for (SourceFile file : files.values()) {
      assertThat(failure(file, MAX).code(), is(FailureCode.UNSTABLE));
    }
    assertThat(read(list().get("a.txt")), is("67890"));
  }

  @Test
  void whereGenerationsAreKeptTheListedOneIsRead() throws Exception {
    fake.keepVersions();
    put("in/a.txt", "12345");
    SourceFile listed = list().get("a.txt");
    put("in/a.txt", "67890");
    assertThat(read(listed), is("12345"));
  }

  /** Labels change time and metageneration, but not what the file is. */
  @Test
  void touchedObjectsAreKnownByGenerationAndChecksum() throws Exception {
    put("in/a.txt", "12345");
    SourceFile before = list().get("a.txt");
    fake.touch("bucket", "in/a.txt", Instant.parse("2030-01-01T00:00:00Z"));
    SourceFile touched = list().get("a.txt");
    assertThat(touched.metadata().provesSameBytesAs(before.recordable()), is(true));
    put("in/a.txt", "12345");
    SourceFile again = list().get("a.txt");
    assertThat(again.metadata().provesSameBytesAs(before.recordable()), is(false));
  }

  @Test
  void aCutOffDownloadGoesOnAndOneThatNeverEndsFails() throws Exception {
    put("in/a.txt", "1234567890");
    SourceFile file = list().get("a.txt");
    fake.restart(GcsFaultPlan.once(1, GcsFault.TRUNCATED));
    assertThat(read(file), is("1234567890"));
    assertThat(fake.calls(CallKind.MEDIA), is(2));
    fake.restart(GcsFaultPlan.from(1, GcsFault.UNAVAILABLE));
    assertThat(failure(file, MAX).code(), is(FailureCode.FETCH));
  }

  @Test
  void aLargeObjectIsRefusedWithoutReadingIt() throws Exception {
    put("in/a.txt", "12345");
    SourceFile file = list().get("a.txt");
    fake.restart(GcsFaultPlan.none());
    ExtractionException refused = failure(file, 4);
    assertThat(refused.code(), is(FailureCode.LIMIT));
    assertThat(refused.getMessage(), containsString("--max-file-size"));
    assertThat(fake.calls(), is(0));
  }

  @Test
  void anInputThatIsNotThereIsAMatterOfConfiguration() throws Exception {
    put("file", "");
    for (String[] wrong :
        List.of(
            new String[] {"gs://nowhere/in", "there is no such bucket"},
            new String[] {"gs://bucket/in", "there is no such folder"},
            new String[] {"gs://empty/in", "there is no such folder"},
            new String[] {"gs://bucket/file", "it is not a folder"})) {
      SourceTree missing = SourceTrees.open(wrong[0]);
      ListingException checked = assertThrows(ListingException.class, missing::checkRoot);
      assertThat(checked.isConfiguration(), is(true));
      assertThat(
          checked.getMessage(),
          is("Cannot list the input " + wrong[0] + ": " + wrong[1] + ". Check --input."));
      ListingException listed =
          assertThrows(ListingException.class, () -> missing.list(Instant.now(), file -> {}));
      assertThat(listed.getMessage(), is(checked.getMessage()));
    }
  }

  @Test
  void anEmptyBucketAndAMarkedFolderAreEmptyInputs() throws Exception {
    put("in/", "");
    assertThat(list().size(), is(0));
    SourceTrees.open("gs://bucket/in").checkRoot();
    SourceTrees.open("gs://empty").checkRoot();
    SourceTrees.open("gs://empty").list(Instant.now(), file -> {});
  }

  /** A partial listing would make files look deleted. */
  @Test
  void aListingWithoutAnAnswerEndsTheRun() throws Exception {
    for (int i = 0; i < 20; i++) {
      put("in/" + i, "");
    }
    fake.restart(GcsFaultPlan.from(2, GcsFault.UNAVAILABLE));
    ListingException failed = assertThrows(ListingException.class, this::list);
    assertThat(failed.isConfiguration(), is(false));
    assertThat(
        failed.getMessage(),
        allOf(
            startsWith("Cannot list the input gs://bucket/in: "),
            containsString("503"),
            containsString("Nothing was changed")));
  }

  private StoredObject put(String name, String content) {
    return fake.put("bucket", name, content.getBytes(UTF_8));
  }

  private Map<String, SourceFile> list() throws ListingException {
    Map<String, SourceFile> files = new TreeMap<>();
    tree.list(Instant.now(), file -> files.put(file.key(), file));
    return files;
  }

  private String read(SourceFile file) throws ExtractionException {
    return new String(tree.read(file, MAX), UTF_8);
  }

  private ExtractionException failure(SourceFile file, long maxBytes) {
    return assertThrows(ExtractionException.class, () -> tree.read(file, maxBytes));
  }
}
