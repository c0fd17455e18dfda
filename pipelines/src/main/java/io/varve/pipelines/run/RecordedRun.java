package io.varve.pipelines.run;

import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.run.JournalTail;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunLiveness.AtWork;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunWorkspace;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a pipeline out that commits to a warehouse, from the record of its start to its report.
 * Whatever happens, the warehouse is the old snapshot or the new one, and the run has a record. Use
 * once, from one thread; only {@link #interrupt} may be called by others.
 */
public final class RecordedRun {

  private static final Logger LOG = LoggerFactory.getLogger(RecordedRun.class);
  private static final Set<RunStatus> SUCCESSFUL =
      EnumSet.of(RunStatus.COMMITTED, RunStatus.NO_CHANGES);

  private final Supplier<PipelineOptions> options;
  private final Launcher launcher;
  private final ProgressListener progress;
  private final Interruption interruption;

  /**
   * Returns a run that is carried out where the launcher starts it.
   *
   * @param options options for Beam, asked for when there is a pipeline
   */
  public RecordedRun(
      Supplier<PipelineOptions> options, Launcher launcher, ProgressListener progress) {
    this.options = options;
    this.launcher = launcher;
    this.progress = progress;
    this.interruption = new Interruption(launcher);
  }

  /** Returns the address of the cluster that will carry it out, if there is one. */
  public Optional<String> cluster() {
    return launcher.cluster();
  }

  /**
   * Executes the run and waits for its end.
   *
   * @throws IOException when not even its record could be written
   */
  public RunReport execute(RunStarted started, RunWorkspace workspace, RunWork work)
      throws IOException {
    return begin(started, workspace, work, this::finish).report().orElseThrow();
  }

  /**
   * Starts the run and does not wait for its end, of which only its record will tell.
   *
   * @throws IOException when not even its record could be written
   */
  public Submission submit(RunStarted started, RunWorkspace workspace, RunWork work)
      throws IOException {
    return begin(
        started,
        workspace,
        work,
        (opened, execution) ->
            new Submission(opened.workspace().runId(), execution.jobId(), Optional.empty()));
  }

  /**
   * Asks a cluster to stop carrying the run out; {@link #execute} then returns soon. Without a
   * cluster nothing happens: such a run ends with the process.
   *
   * @return whether there is a cluster that was asked, so that waiting for the end makes sense
   */
  public boolean interrupt() {
    return interruption.ask();
  }

  /** A run that has a warehouse and a record. */
  private record Opened(RunWorkspace workspace, RunWork work, Instant start) {}

  /** What follows when the pipeline is at work. */
  @FunctionalInterface
  private interface Sequel {
    Submission follow(Opened opened, Execution execution) throws IOException;
  }

  private Submission begin(RunStarted started, RunWorkspace workspace, RunWork work, Sequel sequel)
      throws IOException {
    AtWork mark = RunLiveness.begin(workspace.runId());
    try {
      if (!workspace.runs().start(started)) {
        throw new IOException(
            "Cannot start run " + workspace.runId() + ": another has this id; run again");
      }
      return launch(new Opened(workspace, work, started.startedAt()), sequel);
    } finally {
      mark.close();
    }
  }

  private Submission launch(Opened opened, Sequel sequel) {
    RunWork work = opened.work();
    try {
      Optional<RunFinished> ended =
          launcher.startsAlways()
              ? Optional.empty()
              : work.endWithoutPipeline(progress, launcher.cluster().isEmpty());
      if (ended.isPresent()) {
        opened.workspace().runs().finish(ended.get());
        return Submission.over(report(ended.get(), work.details(ended.get()), opened.start()));
      }
      Pipeline pipeline = Pipeline.create(options.get());
      work.build(pipeline);
      Execution execution = launcher.start(pipeline);
      interruption.concerns(execution);
      return sequel.follow(opened, execution);
    } catch (RuntimeException | IOException | ListingException e) {
      return Submission.over(failed(opened, Problems.find(e)));
    }
  }

  /** The record that the pipeline wrote is the truth, also when its runner tells another story. */
  private Submission finish(Opened opened, Execution execution) throws IOException {
    RunWorkspace workspace = opened.workspace();
    Optional<JournalProgress> journal =
        launcher.cluster().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new JournalProgress(
                    new JournalTail(workspace.warehouse().storage(), workspace.runId())));
    new PipelineExecution(workspace.runId(), execution, journal, progress).await();
    RunFinished finished =
        workspace
            .runs()
            .finished(workspace.runId())
            .orElseThrow(() -> new IOException("Cannot find the record of the run's end"));
    return Submission.over(report(finished, opened.work().details(finished), opened.start()));
  }

  /** A commit that went through counts, whatever broke afterwards; so does a recorded end. */
  private RunReport failed(Opened opened, Throwable problem) {
    RunWorkspace workspace = opened.workspace();
    LOG.debug("Run {} failed", workspace.runId(), problem);
    try {
      Optional<Stored> committed =
          workspace.warehouse().committer().findCommitted(workspace.planned(), workspace.runId());
      if (committed.isPresent()) {
        RunFinished finished =
            finished(workspace, RunStatus.COMMITTED, Optional.empty(), committed);
        recordEnd(workspace, finished);
        return report(finished, detailsIfReadable(opened.work(), finished), opened.start());
      }
      Optional<RunFinished> recorded = workspace.runs().finished(workspace.runId());
      if (recorded.isPresent()) {
        return report(recorded.get(), RunDetails.NONE, opened.start());
      }
    } catch (IOException | RuntimeException e) {
      problem.addSuppressed(e);
    }
    Throwable reason = interruption.reason(problem);
    RunStatus status = Problems.status(reason);
    recordEnd(
        workspace,
        finished(
            workspace, status, Optional.of(String.valueOf(reason.getMessage())), Optional.empty()));
    return withoutCommit(workspace.runId(), status, reason, opened.start());
  }

  /** Returns the report of a run that committed nothing. */
  static RunReport withoutCommit(String runId, RunStatus status, Throwable problem, Instant start) {
    return new RunReport(
        runId,
        status,
        Optional.empty(),
        RunCounts.NONE,
        Duration.between(start, Instant.now()),
        Duration.ZERO,
        List.of(),
        Optional.of(problem));
  }

  private static RunFinished finished(
      RunWorkspace workspace, RunStatus status, Optional<String> message, Optional<Stored> stored) {
    return new RunFinished(
        Snapshot.FORMAT_VERSION,
        workspace.runId(),
        status,
        Instant.now(),
        stored.map(s -> s.snapshot().id()),
        stored.map(s -> s.snapshot().counts()).orElse(RunCounts.NONE),
        0,
        message);
  }

  private static void recordEnd(RunWorkspace workspace, RunFinished finished) {
    try {
      workspace.runs().finish(finished);
    } catch (IOException | RuntimeException e) {
      LOG.debug("The end of run {} could not be recorded", workspace.runId(), e);
    }
  }

  private static RunReport report(RunFinished finished, RunDetails details, Instant start) {
    return new RunReport(
        finished.runId(),
        finished.status(),
        finished.snapshot(),
        finished.counts(),
        Duration.between(start, Instant.now()),
        Duration.ofMillis(finished.savedMs()),
        details.failures(),
        details.derived(),
        details.answers(),
        SUCCESSFUL.contains(finished.status())
            ? Optional.empty()
            : Optional.of(new RecordedFailure(finished)));
  }

  /** The list is for display; a storage that fails again does not make the run a failed one. */
  private static RunDetails detailsIfReadable(RunWork work, RunFinished finished) {
    try {
      return work.details(finished);
    } catch (IOException | RuntimeException e) {
      LOG.warn("The failures of run {} cannot be listed: {}", finished.runId(), e.getMessage());
      return RunDetails.NONE;
    }
  }
}
