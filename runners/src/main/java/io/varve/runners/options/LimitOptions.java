package io.varve.runners.options;

import io.varve.pipelines.run.Sizing;
import io.varve.runners.console.UserException;
import io.varve.transforms.work.JoinPlan;
import io.varve.transforms.work.ShardPlan;
import io.varve.transforms.work.WorkSettings.Limits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What a run, and one document, may cost. */
final class LimitOptions {

  @Option(
      names = "--extract-timeout",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = DurationConverter.class,
      description = "Longest time for one document (default: ${DEFAULT-VALUE}).")
  private Duration extractTimeout = Duration.ZERO;

  @Option(
      names = "--max-file-size",
      paramLabel = "SIZE",
      defaultValue = "256MB",
      converter = SizeConverter.class,
      description = "Largest source file (default: ${DEFAULT-VALUE}).")
  private long maxFileSize;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Documents extracted at the same time (default: number of processors).")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--max-broadcast-entries",
      paramLabel = "N",
      description =
          "Largest manifest that each worker holds in memory, about 1.7 KB an entry; a larger one is"
              + " joined in parts, which is slower (default: ${DEFAULT-VALUE}).")
  private long broadcastEntries = JoinPlan.BROADCAST_ENTRIES;

  Limits limits() {
    return UserException.whenRefused(() -> new Limits(extractTimeout, maxFileSize));
  }

  int workers() {
    return workers;
  }

  Sizing sizing() {
    return UserException.whenRefused(
        () -> new Sizing(workers, ShardPlan.STANDARD, broadcastEntries));
  }
}
