package io.varve.pipelines.run;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.FileRef;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.io.run.CurrentSnapshot;
import io.varve.io.run.JournalTail;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunIds;
import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunLiveness.AtWork;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.run.RunWorkspace;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseException;
import io.varve.io.storage.DamagedException;
import io.varve.pipelines.FilingsPipeline;
import io.varve.pipelines.run.NoChangeCheck.Quiet;
import io.varve.pipelines.run.RunReport.FailedDocument;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.work.WorkSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run from its configuration to its report. Whatever happens, the warehouse is the old snapshot
 * or the new one, and the run has a record. Use once, from one thread; only {@link #interrupt} may
 * be called by others. Several runs may go on in one process.
 */
public final class ExtractionRun {

  private static final Logger LOG = LoggerFactory.getLogger(ExtractionRun.class);
  private static final Set<RunStatus> SUCCESSFUL =
      EnumSet.of(RunStatus.COMMITTED, RunStatus.NO_CHANGES);

  private final RunConfig config;
  private final Environment environment;
  private final PipelineOptions options;
  private final Launcher launcher;
  private final ProgressListener progress;
  private final String runId = RunIds.newRunId(Instant.now());
  private final AtomicReference<Optional<Execution>> atWork =
      new AtomicReference<>(Optional.empty());
  private volatile boolean interrupted;

  /** Returns a run on threads of this process. */
  public ExtractionRun(
      RunConfig config,
      Environment environment,
      PipelineOptions options,
      ProgressListener progress) {
    this(config, environment, options, Launcher.inThisProcess(), progress);
  }

  /** Returns a run that is carried out where the launcher starts it. */
  public ExtractionRun(
      RunConfig config,
      Environment environment,
      PipelineOptions options,
      Launcher launcher,
      ProgressListener progress) {
    this.config = config;
    this.environment = environment;
    this.options = options;
    this.launcher = launcher;
    this.progress = progress;
  }

  /** Returns the id of the run, which it has before anything is done. */
  public String runId() {
    return runId;
  }

  /**
   * Executes the run. One that finds the warehouse damaged, or of a newer format, writes nothing at
   * all.
   *
   * @throws IOException when not even its record could be written
   * @throws ListingException when there is no such input; nothing is written then
   * @throws KeyPrefixOverlapException when its keys could be those of another input of the
   *     warehouse
   */
  public RunReport execute() throws IOException, ListingException {
    return begin(this::finish).report().orElseThrow();
  }

  /**
   * Starts the run and does not wait for its end, of which only its record will tell.
   *
   * @throws IOException when not even its record could be written
   * @throws ListingException when there is no such input; nothing is written then
   * @throws KeyPrefixOverlapException when its keys could be those of another input of the
   *     warehouse
   */
  public Submission submit() throws IOException, ListingException {
    return begin(
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
    if (launcher.cluster().isEmpty()) {
      return false;
    }
    interrupted = true;
    atWork.get().ifPresent(ExtractionRun::cancel);
    return true;
  }

  private static void cancel(Execution execution) {
    try {
      execution.cancel();
    } catch (IOException | RuntimeException e) {
      LOG.warn("The cluster does not cancel job {}: {}", execution.jobId(), e.getMessage());
    }
  }

  /** A run that has a warehouse and a record. */
  private record Opened(Warehouse warehouse, RunWorkspace workspace, Instant start) {}

  /** What follows when the pipeline is at work. */
  @FunctionalInterface
  private interface Sequel {
    Submission follow(Opened opened, Execution execution) throws IOException;
  }

  private Submission begin(Sequel sequel) throws IOException, ListingException {
    config.scope().checkRoot();
    Instant start = Instant.now();
    Warehouse warehouse;
    Optional<Snapshot> planned;
    try {
      warehouse = Warehouse.openOrCreate(config.warehouse());
      planned = CurrentSnapshot.of(warehouse).map(Stored::snapshot);
    } catch (DamagedException | WarehouseException e) {
      return Submission.over(withoutCommit(RunStatus.FAILED, e, start));
    }
    planned.ifPresent(snapshot -> config.checkKeyPrefix(snapshot.manifest()));
    Optional<Long> plannedOn = planned.map(Snapshot::id);
    RunWorkspace workspace =
        new RunWorkspace(
            config.warehouse(), runId, plannedOn.orElse(0L), config.scope().keyPrefix());
    RunStore runs = new RunStore(warehouse.storage());
    AtWork mark = RunLiveness.begin(runId);
    try {
      if (!runs.start(started(start, plannedOn))) {
        throw new IOException("Cannot start run " + runId + ": another has this id; run again");
      }
      return launch(new Opened(warehouse, workspace, start), sequel);
    } finally {
      mark.close();
    }
  }

  private Submission launch(Opened opened, Sequel sequel) {
    RunWorkspace workspace = opened.workspace();
    WorkSettings settings =
        new WorkSettings(
            config.scope(), config.extractor(), config.policy(), workspace, config.limits());
    try {
      Optional<Quiet> quiet =
          launcher.startsAlways() ? Optional.empty() : new NoChangeCheck(config, workspace).check();
      if (quiet.isPresent()) {
        RunFinished finished = nothingToDo(workspace, quiet.get());
        workspace.runs().finish(finished);
        return Submission.over(report(finished, List.of(), opened.start()));
      }
      Pipeline pipeline = Pipeline.create(options);
      FilingsPipeline.build(pipeline, config, settings);
      Execution execution = launcher.start(pipeline);
      atWork.set(Optional.of(execution));
      if (interrupted) {
        cancel(execution);
      }
      return sequel.follow(opened, execution);
    } catch (RuntimeException | IOException | ListingException e) {
      return Submission.over(failed(opened, Problems.find(e)));
    }
  }

  /** The record that the pipeline wrote is the truth, also when its runner tells another story. */
  private Submission finish(Opened opened, Execution execution) throws IOException {
    RunWorkspace workspace = opened.workspace();
    Optional<JournalProgress> journal =
        launcher
            .cluster()
            .map(
                address ->
                    new JournalProgress(
                        new JournalTail(opened.warehouse().storage(), workspace.runId())));
    new PipelineExecution(workspace.runId(), execution, journal, progress).await();
    RunFinished finished =
        workspace
            .runs()
            .finished(workspace.runId())
            .orElseThrow(() -> new IOException("Cannot find the record of the run's end"));
    return Submission.over(
        report(finished, failures(opened.warehouse(), finished), opened.start()));
  }

  /** A commit that went through counts, whatever broke afterwards; so does a recorded end. */
  private RunReport failed(Opened opened, Throwable problem) {
    RunWorkspace workspace = opened.workspace();
    Warehouse warehouse = opened.warehouse();
    LOG.debug("Run {} failed", workspace.runId(), problem);
    try {
      Optional<Stored> committed =
          warehouse.committer().findCommitted(workspace.planned(), workspace.runId());
      if (committed.isPresent()) {
        RunFinished finished =
            finished(workspace, RunStatus.COMMITTED, Optional.empty(), committed);
        recordEnd(workspace, finished);
        return report(finished, failuresIfReadable(warehouse, finished), opened.start());
      }
      Optional<RunFinished> recorded = workspace.runs().finished(workspace.runId());
      if (recorded.isPresent()) {
        return report(recorded.get(), List.of(), opened.start());
      }
    } catch (IOException | RuntimeException e) {
      problem.addSuppressed(e);
    }
    Throwable reason = interrupted ? new InterruptedException("Interrupted by its user.") : problem;
    RunStatus status = Problems.status(reason);
    recordEnd(
        workspace,
        finished(
            workspace, status, Optional.of(String.valueOf(reason.getMessage())), Optional.empty()));
    return withoutCommit(status, reason, opened.start());
  }

  private RunReport withoutCommit(RunStatus status, Throwable problem, Instant start) {
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

  private static RunFinished nothingToDo(RunWorkspace workspace, Quiet quiet) {
    return new RunFinished(
        Snapshot.FORMAT_VERSION,
        workspace.runId(),
        RunStatus.NO_CHANGES,
        Instant.now(),
        Optional.empty(),
        quiet.counts(),
        quiet.savedMs(),
        Optional.empty());
  }

  private static void recordEnd(RunWorkspace workspace, RunFinished finished) {
    try {
      workspace.runs().finish(finished);
    } catch (IOException | RuntimeException e) {
      LOG.debug("The end of run {} could not be recorded", workspace.runId(), e);
    }
  }

  private static RunReport report(
      RunFinished finished, List<FailedDocument> failures, Instant start) {
    return new RunReport(
        finished.runId(),
        finished.status(),
        finished.snapshot(),
        finished.counts(),
        Duration.between(start, Instant.now()),
        Duration.ofMillis(finished.savedMs()),
        failures,
        SUCCESSFUL.contains(finished.status())
            ? Optional.empty()
            : Optional.of(new RecordedFailure(finished)));
  }

  /** The list is for display; a storage that fails again does not make the run a failed one. */
  private static List<FailedDocument> failuresIfReadable(
      Warehouse warehouse, RunFinished finished) {
    try {
      return failures(warehouse, finished);
    } catch (IOException | RuntimeException e) {
      LOG.warn("The failures of run {} cannot be listed: {}", finished.runId(), e.getMessage());
      return List.of();
    }
  }

  private static List<FailedDocument> failures(Warehouse warehouse, RunFinished finished)
      throws IOException {
    List<FailedDocument> failures = new ArrayList<>();
    if (finished.snapshot().isEmpty() || finished.counts().failed() == 0) {
      return failures;
    }
    Optional<FileRef> changed =
        warehouse
            .snapshots()
            .find(finished.snapshot().get())
            .flatMap(stored -> stored.snapshot().manifest().changedEntries());
    if (changed.isPresent()) {
      Manifests.entries(warehouse.storage())
          .readFile(changed.get(), entry -> addFailure(entry, failures));
    }
    failures.sort(Comparator.comparing(FailedDocument::key));
    return failures;
  }

  private static void addFailure(ManifestEntry entry, List<FailedDocument> failures) {
    if (entry.status() == Status.FAILED && entry.attempt().decision().isWork()) {
      entry
          .failure()
          .ifPresent(
              why -> failures.add(new FailedDocument(entry.key(), why.code(), why.message())));
    }
  }

  private RunStarted started(Instant start, Optional<Long> planned) {
    return new RunStarted(
        Snapshot.FORMAT_VERSION,
        runId,
        config.runName(),
        config.pipeline(),
        start,
        planned,
        config.options(),
        Optional.of(config.extractor().identity().ref()),
        config.extractor().identity().configuration(),
        environment,
        launcher.cluster());
  }
}
