package io.varve.io.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.storage.Storage.NewFile;
import io.varve.io.storage.Storage.RandomAccessInput;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Storage} keeps to. A subclass opens an empty one for each test. What concerns
 * threads is in {@link StorageRaces}.
 */
public abstract class StorageContract {

  private static final byte[] CONTENT = "content".getBytes(UTF_8);
  private static final byte[] OTHER = "another content".getBytes(UTF_8);

  private Storage storage;

  /** Opens an empty storage. */
  protected abstract Storage open() throws IOException;

  /** Fails when temporary files or open handles are left; called after each test. */
  protected void assertNoLeftovers() throws IOException {}

  @BeforeEach
  void openStorage() throws IOException {
    storage = open();
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    Thread.interrupted();
    assertNoLeftovers();
  }

  @Test
  void createsOnceAndKeepsTheFirstContent() throws IOException {
    assertThat(storage.createIfAbsent("a/b", CONTENT), is(true));
    assertThat(storage.createIfAbsent("a/b", OTHER), is(false));
    assertThat(storage.createIfAbsent("a/b", CONTENT), is(false));
    assertThat(storage.read("a/b"), equalTo(CONTENT));
  }

  @Test
  void keepsItsOwnCopyOfTheBytes() throws IOException {
    byte[] bytes = CONTENT.clone();
    storage.createIfAbsent("a", bytes);
    Arrays.fill(bytes, (byte) 0);
    Arrays.fill(storage.read("a"), (byte) 0);
    assertThat(storage.read("a"), equalTo(CONTENT));
  }

  @Test
  void storesEmptyFiles() throws IOException {
    assertThat(storage.createIfAbsent("empty", new byte[0]), is(true));
    try (NewFile file = storage.create("streamed")) {
      file.publish();
    }
    assertThat(storage.size("empty"), is(Optional.of(0L)));
    assertThat(storage.size("streamed"), is(Optional.of(0L)));
    try (RandomAccessInput input = storage.open("empty")) {
      assertThat(input.read(0, new byte[1], 0, 1), is(-1));
    }
  }

  @Test
  void newFileIsInvisibleUntilPublished() throws IOException {
    try (NewFile file = storage.create("a/b")) {
      file.write(CONTENT, 0, CONTENT.length);
      assertThat(file.position(), is((long) CONTENT.length));
      assertThat(storage.size("a/b"), is(Optional.empty()));
      assertThat(storage.list(""), is(empty()));
      assertThrows(NoSuchFileException.class, () -> storage.read("a/b"));
      file.publish();
      assertThat(storage.read("a/b"), equalTo(CONTENT));
    }
    assertThat(storage.read("a/b"), equalTo(CONTENT));
  }

  @Test
  void unpublishedFileLeavesNothing() throws IOException {
    NewFile file = storage.create("a");
    file.write(CONTENT, 0, CONTENT.length);
    file.close();
    file.close();
    assertThrows(IllegalStateException.class, file::publish);
    assertThat(storage.list(""), is(empty()));
    assertThat(storage.createIfAbsent("a", OTHER), is(true));
  }

  @Test
  void publishedFileTakesNoMoreBytes() throws IOException {
    try (NewFile file = storage.create("a")) {
      file.publish();
      assertThrows(IllegalStateException.class, () -> file.write(CONTENT, 0, 1));
      assertThrows(IllegalStateException.class, file::publish);
    }
  }

  @Test
  void creatingUnderTakenNameIsRefused() throws IOException {
    storage.createIfAbsent("a", CONTENT);
    assertThrows(FileAlreadyExistsException.class, () -> storage.create("a"));
  }

  @Test
  void publishingUnderNameTakenMeanwhileIsRefused() throws IOException {
    try (NewFile file = storage.create("a")) {
      file.write(OTHER, 0, OTHER.length);
      storage.createIfAbsent("a", CONTENT);
      assertThrows(FileAlreadyExistsException.class, file::publish);
    }
    assertThat(storage.read("a"), equalTo(CONTENT));
  }

  @Test
  void writesOnlyTheGivenRange() throws IOException {
    try (NewFile file = storage.create("a")) {
      file.write(CONTENT, 3, 2);
      file.write(CONTENT, 0, 0);
      file.write(CONTENT, 6, 1);
      file.publish();
    }
    assertThat(storage.read("a"), equalTo("tet".getBytes(UTF_8)));
  }

  @Test
  void missingFileIsReportedAsMissing() throws IOException {
    storage.createIfAbsent("folder/a", CONTENT);
    for (String path : List.of("missing", "no/such/folder", "folder", "folder/b")) {
      assertThrows(NoSuchFileException.class, () -> storage.read(path));
      assertThrows(NoSuchFileException.class, () -> storage.open(path));
      assertThat(storage.size(path), is(Optional.empty()));
    }
  }

  @Test
  void listsFilesAtAnyDepthInPathOrder() throws IOException {
    // '-' and '.' sort before '/', so the order of a walk through the folders is another.
    List<String> paths = List.of("a-b", "a.c", "a/b.c", "a/b/c", "a/b/d/e/f", "a0", "ab/c");
    for (int i = paths.size() - 1; i >= 0; i--) {
      storage.createIfAbsent(paths.get(i), new byte[i]);
    }
    assertThat(storage.list("").stream().map(StoredFile::path).toList(), equalTo(paths));
    assertThat(
        storage.list("a"),
        contains(
            new StoredFile("a/b.c", 2),
            new StoredFile("a/b/c", 3),
            new StoredFile("a/b/d/e/f", 4)));
    assertThat(storage.list("a/b/d"), contains(new StoredFile("a/b/d/e/f", 4)));
  }

  @Test
  void absentFolderIsEmpty() throws IOException {
    assertThat(storage.list(""), is(empty()));
    storage.createIfAbsent("folder/a", CONTENT);
    for (String folder : List.of("fold", "folder/b", "folder/a", "other")) {
      assertThat(folder, storage.list(folder), is(empty()));
    }
  }

  @Test
  void deletesAndForgetsTheName() throws IOException {
    storage.delete("no/such/file");
    storage.createIfAbsent("a/b", CONTENT);
    storage.delete("a");
    assertThat("a folder is no file", storage.size("a/b"), is(Optional.of(7L)));
    storage.delete("a/b");
    storage.delete("a/b");
    assertThat(storage.list(""), is(empty()));
    assertThat(storage.createIfAbsent("a/b", OTHER), is(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/etc/passwd",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/..",
        "a/./b",
        "./a",
        "a//b",
        "a/",
        "a\0b",
        "line\nbreak",
        "line\rbreak",
        "a\ud800",
        ".varve-x",
        "a/.varve-lock"
      })
  void pathsThatNameNoFileAreRefused(String path) {
    assertThrows(IllegalArgumentException.class, () -> storage.createIfAbsent(path, CONTENT));
    assertThrows(IllegalArgumentException.class, () -> storage.create(path));
    assertThrows(IllegalArgumentException.class, () -> storage.read(path));
    assertThrows(IllegalArgumentException.class, () -> storage.open(path));
    assertThrows(IllegalArgumentException.class, () -> storage.size(path));
    assertThrows(IllegalArgumentException.class, () -> storage.delete(path));
    if (!path.isEmpty()) {
      assertThrows(IllegalArgumentException.class, () -> storage.list(path));
    }
  }

  @Test
  void oddNamesAreKeptExactly() throws IOException {
    List<String> odd = new ArrayList<>();
    for (String name :
        List.of(
            " ",
            "a b",
            "tab\t",
            "größe",
            "日本語",
            "😀",
            "a\\b",
            "...",
            ".a.tmp",
            "%2e",
            "a?b#c",
            "*",
            "~",
            "-rf",
            "\"'",
            "c:",
            "x".repeat(255))) {
      odd.add(name);
      odd.add("in/" + name + "/x");
    }
    odd.removeIf(path -> path.startsWith("in/x"));
    for (String path : odd) {
      assertThat(path, storage.createIfAbsent(path, path.getBytes(UTF_8)), is(true));
    }
    for (String path : odd) {
      assertThat(new String(storage.read(path), UTF_8), is(path));
    }
    odd.sort(null);
    assertThat(storage.list("").stream().map(StoredFile::path).toList(), equalTo(odd));
  }

  @Test
  void bigFileIsStreamedAndReadAnywhere() throws IOException {
    Random random = new Random(20240229);
    byte[] expected = new byte[5_000_003];
    random.nextBytes(expected);
    try (NewFile file = storage.create("data/big")) {
      for (int at = 0; at < expected.length; ) {
        int length = Math.min(1 + random.nextInt(100_000), expected.length - at);
        file.write(expected, at, length);
        at += length;
      }
      assertThat(file.position(), is((long) expected.length));
      file.publish();
    }
    assertThat(Arrays.equals(storage.read("data/big"), expected), is(true));
    try (RandomAccessInput input = storage.open("data/big")) {
      assertThat(input.size(), is((long) expected.length));
      for (int i = 0; i < 200; i++) {
        int at = random.nextInt(expected.length);
        byte[] buffer = new byte[1000];
        int read = input.read(at, buffer, 10, 500);
        assertThat("seed 20240229, read " + i, read >= 1 && read <= 500, is(true));
        assertThat(Arrays.equals(buffer, 10, 10 + read, expected, at, at + read), is(true));
      }
      assertThat(input.read(expected.length, new byte[1], 0, 1), is(-1));
      assertThat(input.read(expected.length + 9L, new byte[1], 0, 1), is(-1));
    }
  }
}
