package io.varve.runners.monitoring;

import io.varve.runners.console.UserException;
import java.io.IOException;

/** The figures of the last run in a file for Prometheus. */
final class MetricsFile implements RunObserver {

  private final MetricsTarget target;

  /**
   * Returns the observer that writes there.
   *
   * @throws UserException when it could not, or the file is not one of ours
   */
  MetricsFile(String name) {
    this.target = new MetricsTarget(name);
  }

  @Override
  public String what() {
    return "metrics to " + target;
  }

  @Override
  public void started(WatchedRun run) {}

  @Override
  public void ended(WatchedRun run, RunEnd end) throws IOException {
    target.write(RunMetrics.text(run, end, RunMetrics.lastSuccess(run, before())));
  }

  private String before() throws IOException {
    try {
      return target.before();
    } catch (IOException e) {
      throw new IOException(FileProblem.of(e) + ".", e);
    }
  }
}
