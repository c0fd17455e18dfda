package io.varve.runners.options;

import io.varve.runners.console.UserException;
import io.varve.runners.health.HealthLimits;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is regarded as healthy. */
public final class HealthOptions {

  @Option(
      names = "--warn",
      paramLabel = "TIME",
      defaultValue = "36h",
      converter = DurationConverter.class,
      description =
          "Warn when the last successful run, and the newest snapshot, is older (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration warn = Duration.ZERO;

  @Option(
      names = "--error",
      paramLabel = "TIME",
      defaultValue = "3d",
      converter = DurationConverter.class,
      description = "An error when it is older (default: ${DEFAULT-VALUE}).")
  private Duration error = Duration.ZERO;

  @Option(
      names = "--max-failure-rate",
      paramLabel = "PERCENT",
      defaultValue = "5%",
      converter = PercentConverter.class,
      description = "An error when more of the source files failed (default: 5%%).")
  private double maxFailureRate;

  @Option(
      names = "--max-parked",
      paramLabel = "N",
      defaultValue = "0",
      description = "Warn when more failed files wait for a change (default: ${DEFAULT-VALUE}).")
  private long maxParked;

  @Option(
      names = "--max-missing",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Warn when more known files are not listed any more (default: ${DEFAULT-VALUE}).")
  private long maxMissing;

  @Option(
      names = "--metrics-file",
      paramLabel = "FILE",
      description =
          "Write the figures to this file, for Prometheus' textfile collector. The file is replaced"
              + " as a whole.")
  private Optional<String> metricsFile = Optional.empty();

  /**
   * Returns the limits.
   *
   * @throws UserException when they contradict each other
   */
  public HealthLimits limits() {
    return UserException.whenRefused(
        () -> new HealthLimits(warn, error, maxFailureRate, maxParked, maxMissing));
  }

  /** Returns where the figures go. */
  public Optional<String> metricsFile() {
    metricsFile.ifPresent(
        file -> Given.text("--metrics-file", file, "Name a file such as health.prom."));
    return metricsFile;
  }
}
