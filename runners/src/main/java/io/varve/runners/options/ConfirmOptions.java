package io.varve.runners.options;

import picocli.CommandLine.Option;

/** Whether a plan is carried out. */
public final class ConfirmOptions {

  @Option(names = "--dry-run", description = "Show the plan and change nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Carry the plan out; without it the plan is only shown.")
  private boolean yes;

  public boolean dryRun() {
    return dryRun;
  }

  /** Returns whether the plan is to be carried out. */
  public boolean confirmed() {
    return yes && !dryRun;
  }
}
