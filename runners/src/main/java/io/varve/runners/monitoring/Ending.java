package io.varve.runners.monitoring;

import io.varve.io.run.RunStatus;
import io.varve.runners.console.ExitCode;
import java.util.Locale;

/** How a run ended, as other systems see it. */
public enum Ending {
  COMMITTED,
  NO_CHANGES,
  REFUSED,
  CONFLICT,
  FAILED,
  INTERRUPTED;

  /** Returns what the record and the exit code of a run say together. */
  static Ending of(RunStatus status, ExitCode exitCode) {
    return exitCode == ExitCode.INTERRUPTED ? INTERRUPTED : valueOf(status.name());
  }

  /** Returns the ending of a run that threw and has no report. */
  static Ending ofThrown(ExitCode exitCode) {
    return exitCode == ExitCode.INTERRUPTED ? INTERRUPTED : FAILED;
  }

  /** Returns whether the tables now say what the input said. */
  public boolean isSuccess() {
    return this == COMMITTED || this == NO_CHANGES;
  }

  /** Returns the name in files and events, such as {@code no-changes}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
