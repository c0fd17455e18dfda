package io.varve.transforms.listing;

import io.varve.io.model.SourceMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a local file system says of one file, asked for once: a listing of very many files costs
 * little but these questions.
 *
 * @param sizeBytes size in bytes
 * @param modifiedAt time of the last modification
 * @param changeToken value that changes with the content: {@code inode:ctime} where the file system
 *     has them, with the time in nanoseconds since 1970, UTC
 * @param folder whether it is a folder
 * @param link whether it is a symbolic link
 */
record FileFacts(
    long sizeBytes, FileTime modifiedAt, String changeToken, boolean folder, boolean link) {

  private static final String UNIX =
      "unix:size,lastModifiedTime,ino,ctime,isDirectory,isSymbolicLink";

  /** Asks for the facts of a file, or of the one that a link points to unless it is told not to. */
  static FileFacts of(Path file, LinkOption... links) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      Map<String, Object> facts = Files.readAttributes(file, UNIX, links);
      return new FileFacts(
          (long) facts.get("size"),
          (FileTime) facts.get("lastModifiedTime"),
          facts.get("ino") + ":" + nanos((FileTime) facts.get("ctime")),
          (boolean) facts.get("isDirectory"),
          (boolean) facts.get("isSymbolicLink"));
    }
    BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class, links);
    return new FileFacts(
        facts.size(),
        facts.lastModifiedTime(),
        "mtime:" + nanos(facts.lastModifiedTime()),
        facts.isDirectory(),
        facts.isSymbolicLink());
  }

  /** Returns the facts as a listing has them. */
  SourceMetadata metadata(String uri) {
    return new SourceMetadata(
        uri, sizeBytes, modifiedAt.toInstant(), changeToken, Optional.empty());
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
