package io.varve.transforms.listing;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.varve.io.model.ContentHash;
import io.varve.io.model.FailureCode;
import io.varve.io.model.SourceFile;
import io.varve.transforms.extract.ExtractionException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalSourceTreeTest {

  private static final long MAX = 1000;

  @TempDir private Path folder;
  private Path input;

  @BeforeEach
  void makesAnInput() throws IOException {
    input = Files.createDirectory(folder.resolve("input"));
  }

  @Test
  void filesAtAnyDepthAreListedOnceByTheirPathsAndRead() throws Exception {
    write("a.txt", "1");
    write("x/y/b.txt", "2");
    write("x/.hidden/c", "");
    Files.createDirectories(input.resolve("empty"));
    Map<String, SourceFile> files = list();
    assertThat(files.keySet(), is(Set.of("a.txt", "x/y/b.txt", "x/.hidden/c")));
    assertThat(read(files.get("x/y/b.txt")), is("2"));
    assertThat(read(files.get("x/.hidden/c")), is(""));
  }

  @Test
  void metadataIsThatOfTheFileInUtc() throws Exception {
    Path file = write("a b.txt", "12345");
    Instant modified = Instant.parse("2024-03-01T12:00:00.123456Z");
    Files.setLastModifiedTime(file, FileTime.from(modified));
    SourceFile listed = list().get("a b.txt");
    assertThat(listed.metadata().sizeBytes(), is(5L));
    assertThat(listed.metadata().modifiedAt(), is(modified));
    assertThat(listed.metadata().uri(), is(file.toRealPath().toUri().toString()));
  }

  @Test
  void namesThatAreHardToWriteAreListedAndRead() throws Exception {
    Set<String> names =
        Set.of(
            " ", "\n", "a\nb", "a\tb", "Ä", "\uD83D\uDE00", "%41", "a%", "-rf", "*?[", "\\", "~");
    for (String name : names) {
      write(name, "content of " + name);
    }
    Map<String, SourceFile> files = list();
    assertThat(files.keySet(), is(names));
    for (SourceFile file : files.values()) {
      assertThat(read(file), is("content of " + file.key()));
    }
  }

  /** Unix names are bytes: those that are no text must not fall together under one key. */
  @Test
  void namesThatAreNoTextHaveKeysOfTheirOwnAndAreRead() throws Exception {
    run(
        "bash",
        "-c",
        "cd \"$0\" && printf 1 > $'a\\xff' && printf 2 > $'a\\xfe'",
        input.toString());
    run("bash", "-c", "cd \"$0\" && mkdir $'d\\xff' && printf 3 > $'d\\xff/b'", input.toString());
    Map<String, SourceFile> files = list();
    assertThat(files.keySet(), is(Set.of("a%FF", "a%FE", "d%FF/b")));
    assertThat(read(files.get("a%FF")), is("1"));
    assertThat(read(files.get("a%FE")), is("2"));
    assertThat(read(files.get("d%FF/b")), is("3"));
  }

  @Test
  void aLinkToAFileBelowTheRootCountsAsTheFile() throws Exception {
    write("x/a.txt", "12345");
    Files.createSymbolicLink(input.resolve("link.txt"), Path.of("x/a.txt"));
    SourceFile link = list().get("link.txt");
    assertThat(link.metadata().sizeBytes(), is(5L));
    assertThat(read(link), is("12345"));
  }

  @Test
  void aChangedTargetChangesTheLink() throws Exception {
    Path target = write("x/a.txt", "12345");
    Files.createSymbolicLink(input.resolve("link.txt"), Path.of("x/a.txt"));
    SourceFile before = list().get("link.txt");
    Files.delete(target);
    write("x/a.txt", "54321");
    Files.setLastModifiedTime(target, FileTime.from(before.metadata().modifiedAt()));
    SourceFile after = list().get("link.txt");
    assertThat(after.metadata().provesSameBytesAs(before.metadata()), is(false));
  }

  /** None is passed over in silence, and none stops the listing. */
  @Test
  void otherLinksAreListedAndFailWhenTheyAreRead() throws Exception {
    Path outside = Files.writeString(folder.resolve("outside.txt"), "secret");
    Files.createDirectories(input.resolve("x"));
    write("x/a.txt", "1");
    link("outside", outside);
    link("dangling", Path.of("nowhere"));
    link("through-a-file", Path.of("x/a.txt/b"));
    link("loop", Path.of("loop"));
    link("folder", Path.of("x"));
    link("parent", Path.of(".."));
    Map<String, SourceFile> files = list();
    assertThat(
        files.keySet(),
        is(Set.of("x/a.txt", "outside", "dangling", "through-a-file", "loop", "folder", "parent")));
    assertFails(files.get("outside"), FailureCode.FETCH, "leaves the input folder");
    assertFails(files.get("dangling"), FailureCode.FETCH, "link");
    assertFails(files.get("through-a-file"), FailureCode.FETCH, "cannot be read");
    assertFails(files.get("loop"), FailureCode.FETCH, "cannot be read");
    assertFails(files.get("folder"), FailureCode.FETCH, "not a regular file");
    assertFails(files.get("parent"), FailureCode.FETCH, "leaves the input folder");
  }

  @Test
  void theRootItselfMayBeALink() throws Exception {
    write("a.txt", "1");
    Path link = Files.createSymbolicLink(folder.resolve("link"), input);
    LocalSourceTree tree = new LocalSourceTree(link);
    Map<String, SourceFile> files = list(tree);
    assertThat(files.keySet(), is(Set.of("a.txt")));
    assertThat(tree.read(files.get("a.txt"), MAX).length, is(1));
  }

  /** Opening a pipe that nobody writes to waits for ever. */
  @Test
  void aPipeIsNotOpened() throws Exception {
    run("mkfifo", input.resolve("pipe").toString());
    SourceFile pipe = list().get("pipe");
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> assertFails(pipe, FailureCode.FETCH, "not a regular file"));
  }

  @Test
  void aFileThatIsGoneWhenItIsReadIsUnstable() throws Exception {
    Path file = write("a.txt", "1");
    SourceFile listed = list().get("a.txt");
    Files.delete(file);
    assertFails(listed, FailureCode.UNSTABLE, "deleted between listing and reading");
  }

  @Test
  void aFileThatChangedSinceTheListingIsUnstable() throws Exception {
    write("a.txt", "1");
    SourceFile listed = list().get("a.txt");
    write("a.txt", "22");
    assertFails(listed, FailureCode.UNSTABLE, "changed between listing and reading");
  }

  /** Same size and time, as some copying programs leave them: the change token tells. */
  @Test
  void aFileThatWasReplacedByOneOfTheSameSizeAndTimeIsUnstable() throws Exception {
    Path file = write("a.txt", "1");
    SourceFile listed = list().get("a.txt");
    Files.delete(file);
    write("a.txt", "2");
    Files.setLastModifiedTime(file, FileTime.from(listed.metadata().modifiedAt()));
    assertFails(listed, FailureCode.UNSTABLE, "changed");
  }

  @Test
  void aFileLargerThanTheLimitIsNotRead() throws Exception {
    write("a.txt", "x".repeat((int) MAX));
    write("b.txt", "x".repeat((int) MAX + 1));
    assertThat(read(list().get("a.txt")).length(), is((int) MAX));
    assertFails(list().get("b.txt"), FailureCode.LIMIT, "1001 bytes, more than the 1000");
  }

  /** Sizes around those of a buffer. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, (1 << 17) - 1, 1 << 17, (1 << 17) + 1, 1_000_000})
  void theHashIsThatOfAllBytes(int size) throws Exception {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    Files.write(input.resolve("a"), content);
    assertThat(tree().hash(list().get("a"), size), is(ContentHash.of(content)));
  }

  /** The limit may be higher than the memory; one file must not end the run. */
  @Test
  void aFileLargerThanTheMemoryFailsAlone() throws Exception {
    long size = Integer.MAX_VALUE - 100;
    assumeTrue(Runtime.getRuntime().maxMemory() < size + (size >> 1), "too much memory");
    try (RandomAccessFile sparse = new RandomAccessFile(input.resolve("a").toFile(), "rw")) {
      sparse.setLength(size);
    }
    SourceFile file = list().get("a");
    ExtractionException failed =
        assertThrows(ExtractionException.class, () -> tree().read(file, size));
    assertThat(failed.code(), is(FailureCode.LIMIT));
    assertThat(failed.getMessage(), containsString("memory"));
  }

  @Test
  void tokensDifferBetweenFilesAndStayWithThem() throws Exception {
    write("a.txt", "1");
    write("b.txt", "1");
    Map<String, SourceFile> files = list();
    String token = files.get("a.txt").metadata().changeToken();
    assertThat(token, is(not(files.get("b.txt").metadata().changeToken())));
    assertThat(list().get("a.txt").metadata().changeToken(), is(token));
  }

  private LocalSourceTree tree() {
    return new LocalSourceTree(input);
  }

  private Map<String, SourceFile> list() throws ListingException {
    return list(tree());
  }

  private static Map<String, SourceFile> list(LocalSourceTree tree) throws ListingException {
    Map<String, SourceFile> files = new TreeMap<>();
    tree.list(
        Instant.now(),
        file -> assertThat(file.key(), files.put(file.key(), file) == null, is(true)));
    return files;
  }

  private String read(SourceFile file) throws ExtractionException {
    byte[] content = tree().read(file, MAX);
    assertThat(tree().hash(file, MAX), is(ContentHash.of(content)));
    return new String(content, StandardCharsets.UTF_8);
  }

  private void assertFails(SourceFile file, FailureCode code, String why) {
    ExtractionException failed = assertThrows(ExtractionException.class, () -> read(file));
    assertThat(failed.getMessage(), containsString(why));
    assertThat(failed.code(), is(code));
    ExtractionException hashed =
        assertThrows(ExtractionException.class, () -> tree().hash(file, MAX));
    assertThat(hashed.getMessage(), is(failed.getMessage()));
    assertThat(hashed.code(), is(code));
  }

  private Path write(String key, String content) throws IOException {
    Path file = input.resolve(key);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private void link(String key, Path target) throws IOException {
    Files.createSymbolicLink(input.resolve(key), target);
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(List.of(command)).inheritIO().start();
    assertThat(process.waitFor(), is(0));
  }
}
