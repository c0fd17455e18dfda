package io.varve.runners.monitoring;

import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.environment.Versions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Tells of a run in two events of OpenLineage: START, and COMPLETE, FAIL or ABORT. */
final class LineageObserver implements RunObserver {

  /** Environment variables that OpenLineage's other clients have, too. */
  private static final String NAMESPACE = "OPENLINEAGE_NAMESPACE";

  private static final String API_KEY = "OPENLINEAGE_API_KEY";

  private final LineageEvents events;
  private final EventSink sink;
  private final String target;

  LineageObserver(LineageEvents events, EventSink sink, String target) {
    this.events = events;
    this.sink = sink;
    this.target = target;
  }

  /**
   * Returns the observer for a file or an http(s) address.
   *
   * @throws UserException when it is neither, or the file cannot be written
   */
  static LineageObserver to(String target, Console console) {
    LineageEvents events =
        new LineageEvents(console.variable(NAMESPACE).orElse("varve"), Versions.varve());
    return new LineageObserver(events, sink(target, console), target);
  }

  private static EventSink sink(String target, Console console) {
    if (!target.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")) {
      return new EventFile(UserException.whenRefused(() -> Path.of(target)));
    }
    URI address = UserException.whenRefused(() -> URI.create(target));
    if (!target.matches("https?://.*") || address.getHost() == null) {
      throw invalid(target, "Give a file, or an address such as http://lineage-host:5000.");
    }
    if (address.getUserInfo() != null) {
      throw invalid("with a password", "Put a key into the variable " + API_KEY + " instead.");
    }
    return new EventEndpoint(address, console.variable(API_KEY), EventEndpoint.PATIENCE);
  }

  private static UserException invalid(String what, String remedy) {
    return new UserException(ExitCode.USAGE, "Invalid --openlineage: " + what + ". " + remedy);
  }

  @Override
  public String what() {
    return "event to " + target;
  }

  @Override
  public void started(WatchedRun run) throws IOException {
    sink.send(events.started(run));
  }

  @Override
  public void ended(WatchedRun run, RunEnd end) throws IOException {
    sink.send(events.ended(run, end));
  }
}
