package io.varve.runners.monitoring;

import io.varve.io.model.Snapshot;
import io.varve.pipelines.run.RunReport;
import io.varve.runners.render.RunOutcome;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Tells the observers of one run, each of its beginning and once of its end. What cannot be told is
 * one line on the error stream for each observer, and nothing else. Safe for several threads: the
 * first end counts, and a second waits until the first has been told.
 */
public final class RunWatch {

  private final WatchedRun run;
  private final List<Watcher> watchers;
  private final PrintStream err;
  private final Clock clock;
  private boolean over;

  /** Tells the observers that the run begins. */
  RunWatch(WatchedRun run, List<RunObserver> observers, PrintStream err, Clock clock) {
    this.run = run;
    this.watchers = observers.stream().map(Watcher::new).toList();
    this.err = err;
    this.clock = clock;
    watchers.forEach(watcher -> watcher.tell(observer -> observer.started(run)));
  }

  /** Tells how the run ended. */
  public void ended(RunOutcome outcome) {
    end(() -> RunEnd.of(outcome.report(), clock.instant(), tables(outcome)));
  }

  /** Tells that the run ended by an exception. */
  public void failed(Throwable thrown) {
    end(() -> RunEnd.of(thrown, clock.instant()));
  }

  /** Tells that the process is ended from outside before the run is over. */
  public void interrupted() {
    end(() -> RunEnd.of(new InterruptedException("Interrupted."), clock.instant()));
  }

  /** Makes the end of a run. */
  @FunctionalInterface
  private interface Ended {
    RunEnd now();
  }

  private synchronized void end(Ended ended) {
    if (over) {
      return;
    }
    over = true;
    if (watchers.isEmpty()) {
      return;
    }
    RunEnd end = ended.now();
    watchers.forEach(watcher -> watcher.tell(observer -> observer.ended(run, end)));
  }

  /** What the tables hold is looked up for observers only. */
  private Optional<Tables> tables(RunOutcome outcome) {
    RunReport report = outcome.report();
    Optional<Snapshot> now = outcome.now();
    if (now.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Tables.of(now.get(), report.snapshot().isPresent(), run.warehouse(), run.datasets()));
    } catch (IOException | RuntimeException e) {
      err.println(
          "Cannot tell what the run wrote: " + e.getMessage() + " The run is not affected.");
      return Optional.empty();
    }
  }

  /** Something to be told. */
  @FunctionalInterface
  private interface News {
    void to(RunObserver observer) throws IOException;
  }

  /** One observer, of whose trouble one line is enough. */
  private final class Watcher {

    private final RunObserver observer;
    private boolean warned;

    Watcher(RunObserver observer) {
      this.observer = observer;
    }

    void tell(News news) {
      try {
        news.to(observer);
      } catch (IOException | RuntimeException | LinkageError e) {
        if (!warned) {
          warned = true;
          err.println(
              "Cannot write the "
                  + observer.what()
                  + ": "
                  + String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ")
                  + " The run is not affected.");
        }
      }
    }
  }
}
