package io.varve.runners.monitoring;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file for the textfile collector of Prometheus' node exporter. It reads at any time, so the file
 * is replaced as a whole, and it skips the temporary file, whose name does not end in {@code
 * .prom}.
 */
final class MetricsTarget {

  /** Far more than a file of ours has; what is larger is somebody else's. */
  private static final int MOST_BYTES = 1 << 20;

  private static final String BEGINNING = "# HELP " + RunMetrics.PREFIX;

  private final Path file;

  /**
   * Returns the file of this name.
   *
   * @throws UserException when it could not, or the file is not one of ours
   */
  MetricsTarget(String name) {
    this.file = UserException.whenRefused(() -> Path.of(name)).toAbsolutePath();
    if (Files.isDirectory(file)) {
      throw unusable("it is a folder; name a file, such as " + file.resolve("varve.prom") + ".");
    }
    try {
      if (!before().isEmpty() && !before().startsWith(BEGINNING)) {
        throw unusable(
            "it holds something else than metrics of varve. Choose another name, such as"
                + " varve.prom.");
      }
      Files.delete(temporary());
    } catch (IOException e) {
      throw unusable(
          FileProblem.of(e)
              + ". Its folder must exist, and this user must be able to write there.");
    }
  }

  private UserException unusable(String why) {
    return new UserException(ExitCode.USAGE, "Cannot write --metrics-file " + file + ": " + why);
  }

  /**
   * Replaces the file.
   *
   * @throws IOException with the reason alone
   */
  void write(String text) throws IOException {
    try {
      replace(text);
    } catch (IOException e) {
      throw new IOException(FileProblem.of(e) + ".", e);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }

  private void replace(String text) throws IOException {
    Path temporary = temporary();
    try {
      Files.writeString(temporary, text);
      letOthersRead(temporary);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private Path temporary() throws IOException {
    return Files.createTempFile(file.getParent(), "." + file.getFileName(), ".tmp");
  }

  /** Temporary files are private, but the exporter is another user. */
  private static void letOthersRead(Path temporary) throws IOException {
    PosixFileAttributeView posix =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (posix != null) {
      posix.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
    }
  }

  /** Returns the text that is there; empty when there is none. */
  String before() throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    }
  }
}
