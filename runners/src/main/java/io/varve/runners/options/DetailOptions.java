package io.varve.runners.options;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import picocli.CommandLine.Option;

/** Whether, and how many, details of records are asked for. */
final class DetailOptions {

  @Option(
      names = "--details",
      description =
          "Then ask for the details of each record of these days that has none, or has changed since:"
              + " items and documents. Each batch is a run and a snapshot of its own, so that what"
              + " was had stays.")
  private boolean details;

  @Option(
      names = "--max-details",
      paramLabel = "N",
      description = "Most records whose details are asked for (default: all).")
  private int most = Integer.MAX_VALUE;

  @Option(
      names = "--details-batch",
      paramLabel = "N",
      defaultValue = "500",
      description = "Records whose details are committed together (default: ${DEFAULT-VALUE}).")
  private int batch;

  /**
   * Refuses what means nothing.
   *
   * @throws UserException when a number is none, or is given without {@code --details}
   */
  void check() {
    if (!details && most != Integer.MAX_VALUE) {
      throw new UserException(
          ExitCode.USAGE, "Invalid --max-details: no details are asked for. Add --details.");
    }
    int unused = Given.positive("--max-details", most) + Given.positive("--details-batch", batch);
  }

  boolean wanted() {
    return details;
  }

  int most() {
    return most;
  }

  int batch() {
    return batch;
  }
}
