package io.varve.runners.options;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who is told of a run; the same flags for every pipeline. */
public final class MonitoringOptions {

  @Option(
      names = "--metrics-file",
      paramLabel = "FILE",
      description =
          "Write the figures of the run to this file at its end, for Prometheus' textfile"
              + " collector. The file is replaced as a whole.")
  private Optional<String> metricsFile = Optional.empty();

  @Option(
      names = "--openlineage",
      paramLabel = "FILE|URL",
      description =
          "Tell of the beginning and the end of the run in events of OpenLineage: appended to a"
              + " file as JSON lines, or sent to an http(s) address.")
  private Optional<String> openLineage = Optional.empty();

  /** Returns where the figures of the run go. */
  public Optional<String> metricsFile() {
    metricsFile.ifPresent(
        file -> Given.text("--metrics-file", file, "Name a file such as varve.prom."));
    return metricsFile;
  }

  /** Returns where events go: a file, or an http(s) address. */
  public Optional<String> openLineage() {
    openLineage.ifPresent(
        target -> Given.text("--openlineage", target, "Name a file or an http(s) address."));
    return openLineage;
  }

  /**
   * Makes sure that nobody is to be told of a run whose end this process does not see.
   *
   * @throws UserException when somebody is
   */
  public void refuseDetached() {
    if (metricsFile.isPresent() || openLineage.isPresent()) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid "
              + (metricsFile.isPresent() ? "--metrics-file" : "--openlineage")
              + " with --attachedMode=false: the program ends before the run does. Leave one of"
              + " them out.");
    }
  }
}
