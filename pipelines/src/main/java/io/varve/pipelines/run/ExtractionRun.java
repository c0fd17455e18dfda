package io.varve.pipelines.run;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.FileRef;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.io.run.CurrentSnapshot;
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
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run from its configuration to its report. Whatever happens, the warehouse is the old snapshot
 * or the new one, and the run has a record. Not safe for several threads; several runs may go on in
 * one process.
 */
public final class ExtractionRun {

  private static final Logger LOG = LoggerFactory.getLogger(ExtractionRun.class);

  private final RunConfig config;
  private final Environment environment;
  private final PipelineOptions options;
  private final ProgressListener progress;

  public ExtractionRun(
      RunConfig config,
      Environment environment,
      PipelineOptions options,
      ProgressListener progress) {
    this.config = config;
    this.environment = environment;
    this.options = options;
    this.progress = progress;
  }

  /**
   * Executes the run. One that finds the warehouse damaged, or of a newer format, writes nothing at
   * all.
   *
   * @throws IOException when not even its record could be written
   * @throws ListingException when there is no such input; nothing is written then
   * @throws IllegalArgumentException when its keys could be those of another input of the warehouse
   */
  public RunReport execute() throws IOException, ListingException {
    config.scope().checkRoot();
    Instant start = Instant.now();
    String runId = RunIds.newRunId(start);
    Warehouse warehouse;
    Optional<Snapshot> planned;
    try {
      warehouse = Warehouse.openOrCreate(config.warehouse());
      planned = CurrentSnapshot.of(warehouse).map(Stored::snapshot);
    } catch (DamagedException | WarehouseException e) {
      return withoutCommit(runId, RunStatus.FAILED, e, start);
    }
    planned.ifPresent(snapshot -> config.checkKeyPrefix(snapshot.manifest()));
    Optional<Long> plannedOn = planned.map(Snapshot::id);
    RunWorkspace workspace =
        new RunWorkspace(
            config.warehouse(), runId, plannedOn.orElse(0L), config.scope().keyPrefix());
    RunStore runs = new RunStore(warehouse.storage());
    AtWork atWork = RunLiveness.begin(runId);
    try {
      if (!runs.start(started(runId, start, plannedOn))) {
        throw new IOException("Cannot start run " + runId + ": another has this id; run again");
      }
      return execute(warehouse, workspace, start);
    } finally {
      atWork.close();
    }
  }

  private RunReport execute(Warehouse warehouse, RunWorkspace workspace, Instant start)
      throws IOException {
    WorkSettings settings =
        new WorkSettings(
            config.scope(), config.extractor(), config.policy(), workspace, config.limits());
    try {
      Optional<Quiet> quiet = new NoChangeCheck(config, workspace).check();
      if (quiet.isPresent()) {
        RunFinished finished = nothingToDo(workspace, quiet.get());
        workspace.runs().finish(finished);
        return report(finished, List.of(), start);
      }
      Pipeline pipeline = Pipeline.create(options);
      FilingsPipeline.build(pipeline, config, settings);
      new PipelineExecution(workspace.runId(), pipeline, progress).run();
      RunFinished finished =
          workspace
              .runs()
              .finished(workspace.runId())
              .orElseThrow(() -> new IOException("Cannot find the record of the run's end"));
      Optional<Throwable> problem = Problems.of(finished);
      if (problem.isPresent()) {
        return withoutCommit(workspace.runId(), finished.status(), problem.get(), start);
      }
      return report(finished, failures(warehouse, finished), start);
    } catch (RuntimeException | IOException | ListingException e) {
      return failed(warehouse, workspace, Problems.find(e), start);
    }
  }

  /** A commit that went through counts, whatever broke afterwards. */
  private RunReport failed(
      Warehouse warehouse, RunWorkspace workspace, Throwable problem, Instant start) {
    LOG.debug("Run {} failed", workspace.runId(), problem);
    try {
      Optional<Stored> committed =
          warehouse.committer().findCommitted(workspace.planned(), workspace.runId());
      if (committed.isPresent()) {
        RunFinished finished =
            finished(workspace, RunStatus.COMMITTED, Optional.empty(), committed);
        recordEnd(workspace, finished);
        return report(finished, failuresIfReadable(warehouse, finished), start);
      }
    } catch (IOException | RuntimeException e) {
      problem.addSuppressed(e);
    }
    RunStatus status = Problems.status(problem);
    recordEnd(
        workspace,
        finished(
            workspace,
            status,
            Optional.of(String.valueOf(problem.getMessage())),
            Optional.empty()));
    return withoutCommit(workspace.runId(), status, problem, start);
  }

  private static RunReport withoutCommit(
      String runId, RunStatus status, Throwable problem, Instant start) {
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
        Optional.empty());
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

  private RunStarted started(String runId, Instant start, Optional<Long> planned) {
    return new RunStarted(
        Snapshot.FORMAT_VERSION,
        runId,
        config.runName(),
        config.pipeline(),
        start,
        planned,
        config.options(),
        config.extractor().identity().ref(),
        config.extractor().identity().configuration(),
        environment);
  }
}
