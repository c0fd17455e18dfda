package io.varve.io.run;

import io.varve.io.run.RunStarted.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Tells runs that are over from runs that may still be at work. */
public final class RunLiveness {

  /** A run on other machines that never said it ended is given up after this time. */
  public static final Duration SILENCE = Duration.ofDays(1);

  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  /** Runs at work in this process. */
  private static final Set<String> HERE = ConcurrentHashMap.newKeySet();

  private final String host;
  private final Instant now;

  public RunLiveness(String host, Instant now) {
    this.host = host;
    this.now = now;
  }

  /** Returns the view from this machine at this moment. */
  public static RunLiveness fromHere() {
    return new RunLiveness(ThisHost.name(), Instant.now());
  }

  /** Says that a run is at work in this process until the returned mark is closed. */
  public static AtWork begin(String runId) {
    HERE.add(runId);
    return () -> HERE.remove(runId);
  }

  /** Mark of a run at work. */
  @FunctionalInterface
  public interface AtWork extends AutoCloseable {
    @Override
    void close();
  }

  /** Returns whether a run certainly does nothing any more. */
  public boolean isOver(RunRecord run) {
    if (run.finished().isPresent() || run.started().isEmpty()) {
      return true;
    }
    RunStarted started = run.started().get();
    // A cluster goes on without the process that submitted the run.
    boolean here = started.cluster().isEmpty() && started.environment().host().equals(host);
    return here
        ? !isAlive(run.runId(), started.environment())
        : started.startedAt().plus(SILENCE).isBefore(now);
  }

  private static boolean isAlive(String runId, Environment environment) {
    if (environment.pid() == ProcessHandle.current().pid()) {
      return HERE.contains(runId);
    }
    return ProcessHandle.of(environment.pid())
        .filter(ProcessHandle::isAlive)
        .filter(process -> sameStart(process.info().startInstant(), environment))
        .isPresent();
  }

  private static boolean sameStart(Optional<Instant> start, Environment environment) {
    return start.isEmpty()
        || environment.processStartedAt().isEmpty()
        || Duration.between(start.get(), environment.processStartedAt().get())
                .abs()
                .compareTo(CLOCK_TOLERANCE)
            <= 0;
  }
}
