package io.varve.runners.monitoring;

import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientUtils;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file with one event a line, as JSON. Each is appended by one write, so that several runs can
 * share it.
 */
final class EventFile implements EventSink {

  private final Path file;

  /**
   * Returns the sink and makes the file when it is missing.
   *
   * @throws UserException when nothing could be appended there
   */
  EventFile(Path file) {
    this.file = file;
    if (Files.isDirectory(file)) {
      throw new UserException(
          ExitCode.USAGE,
          "Cannot write --openlineage "
              + file
              + ": it is a folder; name a file, such as "
              + file.resolve("varve-events.jsonl")
              + ".");
    }
    try {
      append("");
    } catch (IOException e) {
      throw new UserException(
          ExitCode.USAGE,
          "Cannot write --openlineage "
              + file
              + ": "
              + FileProblem.of(e)
              + ". Its folder must exist, and this user must be able to write there.");
    }
  }

  @Override
  public void send(RunEvent event) throws IOException {
    try {
      append(OpenLineageClientUtils.toJson(event) + "\n");
    } catch (IOException e) {
      throw new IOException(FileProblem.of(e) + ".", e);
    }
  }

  private void append(String line) throws IOException {
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
