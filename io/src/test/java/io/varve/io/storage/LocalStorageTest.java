package io.varve.io.storage;

import static io.varve.io.storage.LocalStorageContractTest.assertNoTemporaryFiles;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.storage.Storage.NewFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is particular to the local file system: order of durability, full disks, missing links. */
class LocalStorageTest {

  private static final byte[] CONTENT = "content".getBytes(UTF_8);

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void chooseRoot() {
    root = folder.resolve("root");
  }

  @Test
  void contentIsDurableBeforeTheNameAndTheNameBeforeTheCallReturns() throws IOException {
    WatchedDisk disk = new WatchedDisk();
    LocalStorage.withHardLinks(disk, root).createIfAbsent("a/b/c", CONTENT);
    assertThat(
        disk.takeEvents(),
        contains(
            "mkdir root",
            "sync " + folder.getFileName(),
            "mkdir a",
            "sync root",
            "mkdir b",
            "sync a",
            "open temporary",
            "write temporary",
            "sync temporary",
            "link c",
            "delete temporary",
            "sync b",
            "delete temporary"));
  }

  @Test
  void renameUnderLockKeepsTheSameOrder() throws IOException {
    Files.createDirectory(root);
    WatchedDisk disk = new WatchedDisk();
    try (NewFile file = LocalStorage.withLock(disk, root).create("c")) {
      file.write(CONTENT, 0, 1);
      disk.takeEvents();
      file.publish();
      assertThat(
          disk.takeEvents(),
          contains("write temporary", "sync temporary", "move c", "delete temporary", "sync root"));
    }
  }

  @Test
  void takenNameAndDeletionAreDurableToo() throws IOException {
    WatchedDisk disk = new WatchedDisk();
    LocalStorage storage = LocalStorage.at(disk, root);
    storage.createIfAbsent("c", CONTENT);
    disk.takeEvents();
    storage.createIfAbsent("c", CONTENT);
    assertThat(disk.takeEvents(), contains("sync root"));
    storage.delete("c");
    assertThat(disk.takeEvents(), contains("delete c", "sync root"));
    storage.delete("c");
    assertThat(disk.takeEvents(), contains("sync root"));
  }

  @Test
  void foldersMadeByOthersAreMadeDurableOncePerStorage() throws IOException {
    Files.createDirectories(root.resolve("a/b"));
    WatchedDisk disk = new WatchedDisk();
    LocalStorage storage = LocalStorage.withHardLinks(disk, root);
    storage.createIfAbsent("a/b/c", CONTENT);
    assertThat(disk.takeEvents().subList(0, 2), contains("sync root", "sync a"));
    storage.createIfAbsent("a/b/d", CONTENT);
    assertThat(disk.takeEvents(), not(hasItem("sync root")));
  }

  @Test
  void fullDiskLeavesNoTemporaryFileAndNoName() throws IOException {
    WatchedDisk disk = new WatchedDisk().withFreeBytes(5);
    LocalStorage storage = LocalStorage.at(disk, root);
    IOException e =
        assertThrows(IOException.class, () -> storage.createIfAbsent("f/a", new byte[100_000]));
    assertThat(e.getMessage(), is("No space left on device"));
    assertNoTemporaryFiles(root);
    disk.withFreeBytes(50_000);
    try (NewFile file = storage.create("f/a")) {
      assertThrows(IOException.class, () -> file.write(new byte[100_000], 0, 100_000));
      assertThrows(IOException.class, file::publish, "part of a file must not get its name");
    }
    assertNoTemporaryFiles(root);
    assertThat(storage.list(""), is(empty()));
  }

  @Test
  void fullDiskIsNotTakenForOneWithoutHardLinks() throws IOException {
    WatchedDisk disk = new WatchedDisk().withFreeBytes(0);
    LocalStorage storage = LocalStorage.at(disk, root);
    assertThrows(IOException.class, () -> storage.createIfAbsent("a", CONTENT));
    assertNoTemporaryFiles(root);
    disk.withFreeBytes(1000);
    assertThat(storage.createIfAbsent("a", CONTENT), is(true));
    assertThat(disk.takeEvents(), hasItem("link a"));
  }

  @Test
  void locksWhereThereAreNoHardLinks() throws IOException {
    WatchedDisk disk = new WatchedDisk().withoutHardLinks();
    LocalStorage storage = LocalStorage.at(disk, root);
    assertThat(storage.createIfAbsent("a", CONTENT), is(true));
    assertThat(storage.createIfAbsent("a", CONTENT), is(false));
    assertThat(disk.takeEvents(), hasItem("move a"));
    assertNoTemporaryFiles(root);
  }

  @Test
  void locksWhereAnotherWriterLocks() throws IOException {
    LocalStorage.withLock(new Disk(), root).createIfAbsent("a", CONTENT);
    WatchedDisk disk = new WatchedDisk();
    LocalStorage.at(disk, root).createIfAbsent("b", CONTENT);
    assertThat(disk.takeEvents(), hasItem("move b"));
  }

  @Test
  void linksWhereThereAreHardLinks() throws IOException {
    WatchedDisk disk = new WatchedDisk();
    LocalStorage.at(disk, root).createIfAbsent("a", CONTENT);
    assertThat(disk.takeEvents(), hasItem("link a"));
    assertThat(Files.exists(root.resolve(LockedPublication.LOCK_FILE)), is(false));
    assertNoTemporaryFiles(root);
  }

  @Test
  void repeatedLinkWhoseAnswerWasLostIsRecognised() throws IOException {
    Path temporary = Files.write(folder.resolve("temporary"), CONTENT);
    Path target = Files.createLink(folder.resolve("target"), temporary);
    HardLinkPublication publication = new HardLinkPublication(new Disk());
    assertThat(publication.publish(temporary, target), is(true));
    Path other = Files.write(folder.resolve("other"), CONTENT);
    assertThat(publication.publish(other, target), is(false));
  }

  @Test
  void fileInPlaceOfFolderIsNoLostRace() throws IOException {
    LocalStorage storage = LocalStorage.at(root);
    storage.createIfAbsent("a", CONTENT);
    storage.createIfAbsent("f/b", CONTENT);
    IOException below =
        assertThrows(IOException.class, () -> storage.createIfAbsent("a/b", CONTENT));
    assertThat(below, not(instanceOf(FileAlreadyExistsException.class)));
    assertThrows(FileSystemException.class, () -> storage.createIfAbsent("f", CONTENT));
    assertThrows(FileSystemException.class, () -> storage.create("f"));
  }

  @Test
  void leftTemporaryFilesOfDeadProcessesAreNotListed() throws IOException {
    LocalStorage storage = LocalStorage.at(root);
    NewFile abandoned = storage.create("f/a");
    assertThat(storage.list(""), is(empty()));
    assertThat(storage.createIfAbsent("f/a", CONTENT), is(true));
    abandoned.close();
  }

  @Test
  void folderDeletedByOthersIsMadeAgain() throws IOException {
    LocalStorage storage = LocalStorage.at(root);
    storage.createIfAbsent("f/a", CONTENT);
    storage.delete("f/a");
    Files.delete(root.resolve("f"));
    assertThat(storage.createIfAbsent("f/a", CONTENT), is(true));
  }

  @Test
  void unreadableStoreIsNotEmpty() throws IOException {
    Files.createDirectories(root);
    Files.createSymbolicLink(root.resolve("loop"), root.resolve("loop"));
    LocalStorage storage = LocalStorage.at(root);
    assertThrows(FileSystemException.class, () -> storage.list("loop"));
    assertThrows(FileSystemException.class, () -> storage.list(""));
    assertThrows(FileSystemException.class, () -> storage.size("loop/a"));
    assertThrows(FileSystemException.class, () -> storage.read("loop/a"));
  }

  @Test
  void rootIsNamedAsUri() {
    assertThat(LocalStorage.at(root).root(), is(root.toUri().toString()));
    assertThat(LocalStorage.at(folder).root(), containsString("file:///"));
    assertThat(LocalStorage.at(folder).root() + "/", is(folder.toUri().toString()));
  }
}
