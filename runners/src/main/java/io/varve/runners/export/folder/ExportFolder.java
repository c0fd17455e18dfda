package io.varve.runners.export.folder;

import io.varve.io.json.SealedJson;
import io.varve.io.model.ContentHash;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.export.folder.Look.Condition;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * A folder that one export is writing into. Each file is written under a temporary name and then
 * moved over its older version; before that a journal says what it is, and at the end the state
 * says it of all files. So every file is old or new, whenever the process dies, and the next export
 * knows which of them are an export's. Memory grows with the number of files. Not safe for several
 * threads.
 */
public final class ExportFolder implements Closeable {

  private static final int PIECE_BYTES = 1 << 16;

  private final FolderDisk disk;
  private final Path folder;
  private final FolderOwner owner;
  private final FolderLock lock;
  private final FolderJournal journal;
  private final Known known;
  private final SortedMap<String, List<WrittenFile>> files;
  private final Set<String> claimed = new HashSet<>();

  private ExportFolder(
      FolderDisk disk,
      Path folder,
      FolderOwner owner,
      FolderLock lock,
      FolderJournal journal,
      Known known) {
    this.disk = disk;
    this.folder = folder;
    this.owner = owner;
    this.lock = lock;
    this.journal = journal;
    this.known = known;
    this.files = known.files();
  }

  /**
   * Takes a folder, which is made when it is missing.
   *
   * @throws UserException when another export is at work there, the folder has another owner, or
   *     what earlier exports left cannot be read
   */
  public static ExportFolder open(Path folder, FolderOwner owner) throws IOException {
    return open(new FolderDisk(), folder, owner);
  }

  static ExportFolder open(FolderDisk disk, Path folder, FolderOwner owner) throws IOException {
    Files.createDirectories(folder);
    FolderLock lock = FolderLock.take(folder);
    boolean opened = false;
    try {
      FolderJournal journal = new FolderJournal(disk, folder);
      Known known = Known.read(folder, journal);
      Optional<FolderOwner> before = known.owner();
      if (before.isPresent()) {
        requireSame(folder, before.get(), owner);
      }
      disk.deleteIfExists(folder.resolve(FolderNames.TEMPORARY));
      ExportFolder open = new ExportFolder(disk, folder, owner, lock, journal, known);
      opened = true;
      return open;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  /** The version may differ: then all files are written again. */
  private static void requireSame(Path folder, FolderOwner before, FolderOwner now) {
    boolean elsewhere = !before.warehouseId().equals(now.warehouseId());
    if (elsewhere || !before.format().equals(now.format())) {
      throw new UserException(
          ExitCode.REFUSED,
          "Cannot export to "
              + folder
              + ": it has files "
              + (elsewhere
                  ? "of another warehouse (" + before.warehouseId() + ")"
                  : "of another format (" + before.format() + ")")
              + ". Name another folder with --out.");
    }
  }

  /** Returns whether another version of this program wrote the files, so that none is current. */
  public boolean isOutdated() {
    return !known.owner().map(owner::equals).orElse(true);
  }

  /** Returns the names that exports gave to files; not all of them need be there. */
  public Set<String> names() {
    return files.keySet();
  }

  /**
   * Looks at what has a name. Bytes are read when the time differs from the one that was noted.
   *
   * @param verify read them even when it does not
   */
  public Look look(String name, boolean verify) throws IOException {
    Path place = folder.resolve(name);
    Optional<BasicFileAttributes> found = FolderDisk.look(place);
    if (found.isEmpty()) {
      return Look.of(Condition.ABSENT);
    }
    if (found.get().isDirectory()) {
      return Look.of(Condition.FOLDER);
    }
    List<WrittenFile> versions = files.getOrDefault(name, List.of());
    if (!files.containsKey(name)) {
      return Look.of(Condition.FOREIGN);
    }
    if (!found.get().isRegularFile()) {
      return Look.of(Condition.ALTERED);
    }
    long size = found.get().size();
    Instant modifiedAt = found.get().lastModifiedTime().toInstant();
    List<WrittenFile> alike = versions.stream().filter(each -> each.sizeBytes() == size).toList();
    if (alike.isEmpty()) {
      return Look.of(Condition.ALTERED);
    }
    WrittenFile newest = alike.get(alike.size() - 1);
    if (!verify && newest.modifiedAt().equals(modifiedAt)) {
      return new Look(Condition.AS_WRITTEN, Optional.of(newest));
    }
    String sha256 = sha256(place);
    return alike.stream()
        .filter(each -> each.sha256().equals(sha256))
        .reduce((older, newer) -> newer)
        .map(each -> new Look(Condition.AS_WRITTEN, Optional.of(each.at(modifiedAt))))
        .orElseGet(() -> Look.of(Condition.ALTERED));
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = ContentHash.newDigest();
    byte[] piece = new byte[PIECE_BYTES];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        digest.update(piece, 0, n);
      }
    }
    return ContentHash.of(digest).value();
  }

  /** Notes that these names are going to be written; has to come before the first of them is. */
  public void claim(Collection<String> names) throws IOException {
    claimed.addAll(names);
    List<String> newOnes = names.stream().filter(name -> !files.containsKey(name)).toList();
    if (!newOnes.isEmpty()) {
      journal.claim(owner, newOnes);
      disk.syncFolder(folder);
    }
  }

  /**
   * Starts a file under a name that was claimed. Only one is written at a time.
   *
   * @param origin what it is made of; absent where that is not one source file
   */
  public NewExport create(String name, Optional<Origin> origin) throws IOException {
    if (!claimed.contains(name)) {
      throw new IllegalStateException(name + " was not claimed");
    }
    Path temporary = folder.resolve(FolderNames.TEMPORARY);
    return new NewExport(disk, temporary, name, origin, complete -> place(temporary, complete));
  }

  private Placed place(Path temporary, WrittenFile complete) throws IOException {
    Look before = look(complete.name(), true);
    if (before.file().filter(file -> file.sha256().equals(complete.sha256())).isPresent()) {
      disk.deleteIfExists(temporary);
      return new Placed(before.file().get().of(complete.origin()), false);
    }
    journal.written(owner, complete);
    disk.replace(temporary, folder.resolve(complete.name()));
    return new Placed(complete, true);
  }

  /** Deletes a file that an export wrote. */
  public void delete(WrittenFile file) throws IOException {
    disk.deleteIfExists(folder.resolve(file.name()));
  }

  /**
   * Returns how a file that somebody has changed was written last, so that the folder goes on to
   * know it.
   */
  public Optional<WrittenFile> lastWritten(String name) {
    List<WrittenFile> versions = files.getOrDefault(name, List.of());
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
  }

  /** Ends the export: the folder holds these files of this snapshot. */
  public void finish(long snapshot, Collection<WrittenFile> held) throws IOException {
    FolderState state =
        new FolderState(
            FolderState.VERSION,
            owner,
            snapshot,
            held.stream().sorted(Comparator.comparing(WrittenFile::name)).toList());
    if (!known.state().equals(Optional.of(state))) {
      disk.syncFolder(folder);
      Path temporary = folder.resolve(FolderNames.TEMPORARY);
      byte[] bytes = SealedJson.write(state);
      try (var out = disk.open(temporary)) {
        disk.write(out, bytes, bytes.length);
        disk.sync(out);
      }
      disk.replace(temporary, folder.resolve(FolderNames.STATE));
      disk.syncFolder(folder);
    }
    journal.clear();
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
