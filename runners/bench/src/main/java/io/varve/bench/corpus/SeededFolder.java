package io.varve.bench.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A folder of numbered files, each made from its number and revision alone, so that it can grow and
 * be put back as it was after changes. Files look old: their times can be trusted.
 */
final class SeededFolder {

  private static final Instant OLD = Instant.parse("2025-01-02T03:04:05Z");

  private final Path folder;
  private final long seed;
  private final FileMaker maker;

  /** Makes one file. */
  interface FileMaker {
    /** Returns the path of a file below the folder. */
    String path(int number);

    /** Returns the bytes of a revision, 0 being the first. */
    byte[] content(int number, int revision) throws IOException;
  }

  SeededFolder(Path folder, long seed, FileMaker maker) {
    this.folder = folder;
    this.seed = seed;
    this.maker = maker;
  }

  Path path() {
    return folder;
  }

  /** Makes the files that are not there, on all processors, and takes changes back. */
  void fill(int count) throws IOException {
    int there = written("count").map(Integer::parseInt).orElse(0);
    if (there < count) {
      forAll(IntStream.range(there, count).parallel(), 0);
      note("count", Integer.toString(count));
    }
    Optional<String> changed = written("changed");
    if (changed.isPresent()) {
      forAll(changed.get().lines().mapToInt(Integer::parseInt), 0);
      Files.delete(notes("changed"));
    }
  }

  /** Gives some of the first files the content of a revision. */
  void change(int count, int changed, int revision) throws IOException {
    List<Integer> chosen = Seeds.choose(seed, revision, count, changed);
    Path notes = notes("changed");
    StringBuilder lines = new StringBuilder();
    chosen.forEach(number -> lines.append(number).append('\n'));
    Files.writeString(notes, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    forAll(chosen.stream().mapToInt(Integer::intValue).parallel(), revision);
  }

  private void forAll(IntStream numbers, int revision) throws IOException {
    try {
      numbers.forEach(number -> write(number, revision));
    } catch (UncheckedWrite e) {
      throw e.cause;
    }
  }

  /** Never into a file that is there: another folder may share it. */
  private void write(int number, int revision) {
    try {
      Path file = folder.resolve(maker.path(number));
      if (!Files.isDirectory(file.getParent())) {
        Files.createDirectories(file.getParent());
      }
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, maker.content(number, revision));
      Files.setLastModifiedTime(fresh, FileTime.from(OLD.plus(Duration.ofDays(revision))));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedWrite(e);
    }
  }

  private Optional<String> written(String name) throws IOException {
    Path notes = notes(name);
    return Files.exists(notes) ? Optional.of(Files.readString(notes).strip()) : Optional.empty();
  }

  private void note(String name, String text) throws IOException {
    Files.writeString(notes(name), text);
  }

  /** Beside the folder, which is the input of a run. */
  private Path notes(String name) throws IOException {
    Files.createDirectories(folder);
    return folder.resolveSibling(folder.getFileName() + "." + name);
  }

  /** An I/O error on its way out of a parallel loop. */
  private static final class UncheckedWrite extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final IOException cause;

    UncheckedWrite(IOException cause) {
      super(cause);
      this.cause = cause;
    }
  }
}
