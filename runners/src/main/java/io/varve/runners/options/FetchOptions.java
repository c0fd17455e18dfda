package io.varve.runners.options;

import io.varve.runners.console.UserException;
import io.varve.transforms.records.fetch.FetchPolicy;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How a source is asked. */
final class FetchOptions {

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "2",
      description = "Most requests per second (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description = "Longest time for one answer (default: ${DEFAULT-VALUE}).")
  private Duration timeout = Duration.ZERO;

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "5",
      description = "Tries for one page before its listing fails (default: ${DEFAULT-VALUE}).")
  private int tries;

  @Option(
      names = "--backoff",
      paramLabel = "TIME",
      defaultValue = "2s",
      converter = DurationConverter.class,
      description =
          "Pause before the second try; it doubles with each further one (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration backoff = Duration.ZERO;

  FetchPolicy policy() {
    return UserException.whenRefused(
        () ->
            new FetchPolicy(
                rate,
                timeout,
                tries,
                backoff,
                FetchPolicy.USUAL.maxBackoff().compareTo(backoff) < 0
                    ? backoff
                    : FetchPolicy.USUAL.maxBackoff(),
                FetchPolicy.USUAL.maxBodyBytes(),
                FetchPolicy.USUAL.threads()));
  }
}
