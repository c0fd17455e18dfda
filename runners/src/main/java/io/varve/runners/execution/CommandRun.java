package io.varve.runners.execution;

import io.varve.pipelines.RecordsPipeline;
import io.varve.pipelines.run.ExtractionRun;
import io.varve.pipelines.run.ProgressListener;
import io.varve.pipelines.run.RunReport;
import io.varve.pipelines.run.RunSpec;
import io.varve.pipelines.run.Submission;
import io.varve.runners.console.Console;
import io.varve.runners.console.UserException;
import io.varve.runners.environment.RunEnvironment;
import io.varve.runners.monitoring.Monitoring;
import io.varve.runners.monitoring.RunWatch;
import io.varve.runners.monitoring.WatchedRun;
import io.varve.runners.options.BeamOptions;
import io.varve.runners.options.PipelineFlags;
import io.varve.runners.progress.Activity;
import io.varve.runners.progress.ProgressDisplay;
import io.varve.runners.render.Human;
import io.varve.runners.render.RunOutcome;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.time.Instant;

/** One run of a pipeline as a person starts it. Use once. */
public final class CommandRun {

  private final RunSpec config;
  private final BeamOptions beam;
  private final Console console;

  /**
   * Returns the run that the options describe.
   *
   * @throws UserException when a value is out of bounds
   */
  public CommandRun(PipelineFlags options, Console console) {
    this.config = options.config(console);
    this.beam = options.beam();
    this.console = console;
  }

  /** Returns whether the run is to be left to a cluster instead of waiting for its end. */
  public boolean isDetached() {
    return RunnerChoice.isDetached(beam);
  }

  /**
   * Executes the run, with progress; its problems are in the outcome.
   *
   * @param monitoring who is told that it begins, and how it ended
   * @throws ListingException when there is no such input
   */
  public RunOutcome execute(Monitoring monitoring) throws IOException, ListingException {
    ProgressDisplay progress = ProgressDisplay.on(console, activity());
    ExtractionRun run = run(progress);
    RunWatch watch = monitoring.watch(WatchedRun.of(config, run.runId(), Instant.now()), console);
    InterruptNotice notice =
        InterruptNotice.on(
            console.err(),
            "the next run takes over the work that was finished",
            run::interrupt,
            watch::interrupted);
    // The end is told before the notice is withdrawn: an interrupted process may end there.
    try {
      RunOutcome outcome = outcome(execute(run, progress));
      watch.ended(outcome);
      return outcome;
    } catch (IOException | ListingException | RuntimeException | Error e) {
      watch.failed(e);
      throw e;
    } finally {
      notice.withdraw();
    }
  }

  private Activity activity() {
    return config.pipeline().equals(RecordsPipeline.NAME)
        ? Activity.INGESTING
        : Activity.EXTRACTING;
  }

  private static RunReport execute(ExtractionRun run, ProgressDisplay progress)
      throws IOException, ListingException {
    try (progress) {
      return run.execute();
    }
  }

  /**
   * Leaves the run to a cluster.
   *
   * @throws ListingException when there is no such input
   */
  public Submission submit() throws IOException, ListingException {
    return run(ProgressListener.NONE).submit();
  }

  /** Executes the run and tells a listener how far it is. */
  public static RunOutcome execute(
      PipelineFlags options, ProgressListener progress, Console console)
      throws IOException, ListingException {
    CommandRun run = new CommandRun(options, console);
    return run.outcome(run.run(progress).execute());
  }

  private ExtractionRun run(ProgressListener progress) {
    return new ExtractionRun(
        config, RunEnvironment.current(), beam, RunnerChoice.launcher(beam, console), progress);
  }

  /** Returns a command of varve on this warehouse, to be copied into a shell. */
  public String command(String words) {
    return Human.shell(console.installation().program())
        + " "
        + words
        + " --warehouse="
        + Human.shell(config.warehouse());
  }

  /** Returns the end of a run with the snapshots around it. */
  public RunOutcome outcome(RunReport report) throws IOException {
    return new OutcomeReader(console.installation().program(), config.warehouse()).read(report);
  }
}
