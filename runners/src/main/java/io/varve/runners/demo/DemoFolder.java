package io.varve.runners.demo;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.options.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A scratch folder with the samples, and the changes that happen to them. */
final class DemoFolder {

  private final Path samples;
  private final Path root;

  private DemoFolder(Path samples, Path root) {
    this.samples = samples;
    this.root = root;
  }

  /**
   * Copies the samples into a new folder.
   *
   * @param home folder that holds {@code pipelines/samples}
   * @param keepAt folder to use, which must be empty or not exist yet
   */
  static DemoFolder create(Path home, Optional<Path> keepAt) throws IOException {
    Path samples = home.resolve("pipelines").resolve("samples");
    if (!Files.isDirectory(samples.resolve("filings"))) {
      throw new UserException(
          ExitCode.FAILED,
          "Cannot find the samples: there is no folder "
              + samples
              + ". Start the demo with the script 'varve' of a complete copy of the project.");
    }
    Path root = keepAt.isPresent() ? empty(keepAt.get()) : Files.createTempDirectory("varve-demo-");
    DemoFolder folder = new DemoFolder(samples, root);
    folder.copyAll();
    return folder;
  }

  private static Path empty(Path folder) throws IOException {
    Given.emptyFolder("--keep-at", folder);
    return Files.createDirectories(folder);
  }

  Path root() {
    return root;
  }

  Path input() {
    return root.resolve("filings");
  }

  Path warehouse() {
    return root.resolve("warehouse");
  }

  /** Replaces one filing by its edited version; returns its key. */
  String edit() throws IOException {
    return copyOnly("edited", Duration.ofMinutes(10));
  }

  /** Adds one filing; returns its key. */
  String add() throws IOException {
    return copyOnly("added", Duration.ofMinutes(20));
  }

  /** Deletes one filing; returns its key. */
  String delete() throws IOException {
    String key = Files.readString(samples.resolve("demo").resolve("deleted.txt")).strip();
    Files.delete(input().resolve(key));
    return key;
  }

  private void copyAll() throws IOException {
    Path source = samples.resolve("filings");
    List<Path> files = filesBelow(source);
    for (int i = 0; i < files.size(); i++) {
      copy(files.get(i), source, Duration.ofDays(30L + i));
    }
  }

  private String copyOnly(String change, Duration age) throws IOException {
    Path source = samples.resolve("demo").resolve(change);
    return copy(filesBelow(source).get(0), source, age);
  }

  /** Fresh files would be read again by the next run, because their times prove nothing yet. */
  private String copy(Path file, Path from, Duration age) throws IOException {
    String key = from.relativize(file).toString().replace('\\', '/');
    Path target = input().resolve(key);
    Files.createDirectories(target.getParent());
    Files.write(target, Files.readAllBytes(file));
    Files.setLastModifiedTime(target, FileTime.from(Instant.now().minus(age)));
    return key;
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
