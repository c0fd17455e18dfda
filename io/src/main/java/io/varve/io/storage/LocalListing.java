package io.varve.io.storage;

import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/** Collects the files below a folder; what others delete meanwhile is left out, not an error. */
final class LocalListing extends SimpleFileVisitor<Path> {

  private final Path root;
  private final Path folder;
  private final List<StoredFile> files = new ArrayList<>();

  private LocalListing(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  static List<StoredFile> of(Path root, Path folder) throws IOException {
    LocalListing listing = new LocalListing(root, folder);
    // Links are followed as they are on reading: a folder may live on another disk.
    EnumSet<FileVisitOption> followLinks = EnumSet.of(FileVisitOption.FOLLOW_LINKS);
    Files.walkFileTree(folder, followLinks, Integer.MAX_VALUE, listing);
    // By whole paths: a walk would put a/b before a.c, though '.' sorts before '/'.
    listing.files.sort(Comparator.comparing(StoredFile::path));
    return List.copyOf(listing.files);
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isSymbolicLink()) {
      // Links are followed, so this one could not be: what is behind it must not look deleted.
      throw new FileSystemException(file.toString(), null, "is a link that leads nowhere");
    }
    boolean hidden = StoragePath.isReserved(file.getFileName().toString());
    if (attributes.isRegularFile() && !hidden && !file.equals(folder)) {
      files.add(new StoredFile(root.relativize(file).toString(), attributes.size()));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    return unlessGone(failure);
  }

  @Override
  public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
    return failure == null ? FileVisitResult.CONTINUE : unlessGone(failure);
  }

  private static FileVisitResult unlessGone(IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }
}
