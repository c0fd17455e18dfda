package io.varve.runners.monitoring;

import io.varve.runners.console.Console;
import io.varve.runners.console.UserException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is to be told of a run. */
public final class Monitoring {

  private final List<RunObserver> observers;

  private Monitoring(List<RunObserver> observers) {
    this.observers = List.copyOf(observers);
  }

  /**
   * Returns whom the user wants to be told, and makes sure that the files can be written.
   *
   * @param metricsFile where the figures of the last run go
   * @param openLineage file or http(s) address for events
   * @throws UserException when a target cannot be used
   */
  public static Monitoring of(
      Optional<String> metricsFile, Optional<String> openLineage, Console console) {
    List<RunObserver> observers = new ArrayList<>();
    metricsFile.ifPresent(file -> observers.add(new MetricsFile(file)));
    openLineage.ifPresent(target -> observers.add(LineageObserver.to(target, console)));
    return new Monitoring(observers);
  }

  /** Tells that a run begins, and returns whom to tell its end. */
  public RunWatch watch(WatchedRun run, Console console) {
    return new RunWatch(run, observers, console.err(), Clock.systemUTC());
  }
}
