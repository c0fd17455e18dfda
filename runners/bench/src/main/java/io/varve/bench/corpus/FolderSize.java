package io.varve.bench.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How much is in a folder. */
public final class FolderSize {

  private static final int BUFFER = 1 << 20;

  private FolderSize() {}

  /** Returns the size of each file by its path below the folder. */
  public static Map<String, Long> files(Path folder) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    if (Files.exists(folder)) {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              sizes.put(folder.relativize(file).toString(), attributes.size());
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return sizes;
  }

  /** Returns the bytes of all files. */
  public static long bytes(Path folder) throws IOException {
    return files(folder).values().stream().mapToLong(Long::longValue).sum();
  }

  /** Reads all files, so that what comes next finds them in memory. */
  public static void read(Path folder) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (String file : files(folder).keySet()) {
      try (InputStream in = Files.newInputStream(folder.resolve(file))) {
        while (in.read(buffer) >= 0) {
          // Only the reading counts.
        }
      }
    }
  }

  /** Deletes a folder when it is there. */
  public static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
