package io.varve.transforms.listing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The value that changes with a local file's content: {@code inode:ctime} where the file system has
 * them.
 */
final class ChangeToken {

  private ChangeToken() {}

  /** Returns the token of a file; the time is in nanoseconds since 1970, UTC. */
  static String of(Path file, BasicFileAttributes attributes, LinkOption... links)
      throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return "mtime:" + nanos(attributes.lastModifiedTime());
    }
    Map<String, Object> unix = Files.readAttributes(file, "unix:ino,ctime", links);
    return unix.get("ino") + ":" + nanos((FileTime) unix.get("ctime"));
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
