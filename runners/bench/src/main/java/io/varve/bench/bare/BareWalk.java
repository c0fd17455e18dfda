package io.varve.bench.bare;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Walks a folder and reads of each file what decides whether it changed: size, time of change, time
 * of change of its attributes, and inode.
 */
public final class BareWalk {

  private BareWalk() {}

  /** Walks the folder that is named and prints what it found. */
  public static void main(String[] args) throws IOException {
    AtomicLong files = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    Files.walkFileTree(
        Path.of(args[0]),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes ignored)
              throws IOException {
            Map<String, Object> attributes =
                Files.readAttributes(file, "unix:size,lastModifiedTime,ctime,ino");
            files.incrementAndGet();
            bytes.addAndGet((Long) attributes.get("size"));
            return FileVisitResult.CONTINUE;
          }
        });
    System.out.printf(Locale.ROOT, "{\"files\":%d,\"bytes\":%d}%n", files.get(), bytes.get());
  }
}
