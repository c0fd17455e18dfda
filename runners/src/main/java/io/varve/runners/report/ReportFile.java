package io.varve.runners.report;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file that the page is written to. A page that is there is replaced as a whole. */
public final class ReportFile {

  private final Path file;

  /**
   * Returns the file.
   *
   * @throws UserException when it is something else than a page of this program, or has no folder
   */
  public ReportFile(Path file) throws IOException {
    this.file = file.toAbsolutePath();
    if (Files.isDirectory(this.file)) {
      throw unusable("it is a folder; name a file, such as " + file.resolve("report.html") + ".");
    }
    if (!Files.isDirectory(this.file.getParent())) {
      throw unusable("there is no folder " + this.file.getParent() + "; make it first.");
    }
    if (Files.exists(this.file) && !isReport()) {
      throw unusable("it holds something else than a report; choose another name.");
    }
  }

  /** Writes the page and returns its size in bytes. */
  public long write(String page) throws IOException {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    Path temporary =
        file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.write(temporary, bytes);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    return bytes.length;
  }

  private boolean isReport() throws IOException {
    byte[] beginning = ReportPage.BEGINNING.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(beginning.length), StandardCharsets.UTF_8)
          .equals(ReportPage.BEGINNING);
    }
  }

  private UserException unusable(String why) {
    return new UserException(ExitCode.USAGE, "Cannot write --out " + file + ": " + why);
  }
}
