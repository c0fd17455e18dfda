package io.varve.runners.execution;

import io.varve.pipelines.compact.CompactionConfig;
import io.varve.pipelines.compact.CompactionRun;
import io.varve.pipelines.run.ProgressListener;
import io.varve.pipelines.run.ProgressListener.RunProgress;
import io.varve.pipelines.run.Submission;
import io.varve.runners.console.Console;
import io.varve.runners.console.UserException;
import io.varve.runners.environment.RunEnvironment;
import io.varve.runners.options.BeamOptions;
import io.varve.runners.options.CompactOptions;
import io.varve.runners.progress.Activity;
import io.varve.runners.progress.ProgressDisplay;
import io.varve.runners.render.RunOutcome;
import io.varve.transforms.compact.CompactionPlan;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

/** One compaction as a person starts it. Use once. */
public final class Compaction {

  private final CompactionConfig config;
  private final BeamOptions beam;
  private final Console console;
  private final CompactionRun run;
  private final AtomicReference<ProgressListener> display =
      new AtomicReference<>(ProgressListener.NONE);

  /**
   * Plans the compaction that the options describe.
   *
   * @throws UserException when a value is out of bounds
   */
  public Compaction(CompactOptions options, Console console) throws IOException {
    this.config = options.config(console);
    this.beam = options.beam();
    this.console = console;
    this.run =
        CompactionRun.plan(
            config,
            RunEnvironment.current(),
            beam,
            RunnerChoice.launcher(beam, console),
            this::update);
  }

  public CompactionConfig config() {
    return config;
  }

  /** Returns what is going to be done. */
  public CompactionPlan plan() {
    return run.plan();
  }

  /** Returns whether it is to be left to a cluster instead of waiting for its end. */
  public boolean isDetached() {
    return RunnerChoice.isDetached(beam);
  }

  /** Carries the plan out, with progress; its problems are in the outcome. */
  public RunOutcome execute() throws IOException {
    InterruptNotice notice =
        InterruptNotice.on(
            console.err(), "nothing else was changed; start again", run::interrupt, () -> {});
    try (ProgressDisplay progress = ProgressDisplay.on(console, Activity.COMPACTING)) {
      display.set(progress);
      return new OutcomeReader(console.installation().program(), config.warehouse())
          .read(run.execute());
    } finally {
      display.set(ProgressListener.NONE);
      notice.withdraw();
    }
  }

  /** Leaves the plan to a cluster. */
  public Submission submit() throws IOException {
    return run.submit();
  }

  private void update(RunProgress progress) {
    display.get().update(progress);
  }
}
