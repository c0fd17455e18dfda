package io.varve.pipelines.run;

import io.varve.io.model.Snapshot;
import io.varve.io.run.CurrentSnapshot;
import io.varve.io.run.RunIds;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunWorkspace;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseException;
import io.varve.io.storage.DamagedException;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * One run from its configuration to its report. Whatever happens, the warehouse is the old snapshot
 * or the new one, and the run has a record. Use once, from one thread; only {@link #interrupt} may
 * be called by others. Several runs may go on in one process.
 */
public final class ExtractionRun {

  private final RunSpec config;
  private final Environment environment;
  private final RecordedRun run;
  private final String runId = RunIds.newRunId(Instant.now());

  /**
   * Returns a run on threads of this process.
   *
   * @param options options for Beam, asked for when there is a pipeline
   */
  public ExtractionRun(
      RunSpec config,
      Environment environment,
      Supplier<PipelineOptions> options,
      ProgressListener progress) {
    this(config, environment, options, Launcher.inThisProcess(), progress);
  }

  /**
   * Returns a run that is carried out where the launcher starts it.
   *
   * @param options options for Beam, asked for when there is a pipeline
   */
  public ExtractionRun(
      RunSpec config,
      Environment environment,
      Supplier<PipelineOptions> options,
      Launcher launcher,
      ProgressListener progress) {
    this.config = config;
    this.environment = environment;
    this.run = new RecordedRun(options, launcher, progress);
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
    return begin(
            (started, workspace, work) -> Submission.over(run.execute(started, workspace, work)))
        .report()
        .orElseThrow();
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
    return begin(run::submit);
  }

  /**
   * Asks a cluster to stop carrying the run out; {@link #execute} then returns soon. Without a
   * cluster nothing happens: such a run ends with the process.
   *
   * @return whether there is a cluster that was asked, so that waiting for the end makes sense
   */
  public boolean interrupt() {
    return run.interrupt();
  }

  /** Waiting for the end, or not. */
  @FunctionalInterface
  private interface Way {
    Submission carryOut(RunStarted started, RunWorkspace workspace, RunWork work)
        throws IOException;
  }

  private Submission begin(Way way) throws IOException, ListingException {
    config.checkInputs();
    Instant start = Instant.now();
    Optional<Snapshot> planned;
    try {
      Warehouse warehouse = Warehouse.openOrCreate(config.warehouse());
      planned = CurrentSnapshot.of(warehouse).map(Stored::snapshot);
    } catch (DamagedException | WarehouseException e) {
      return Submission.over(RecordedRun.withoutCommit(runId, RunStatus.FAILED, e, start));
    }
    planned.ifPresent(snapshot -> config.checkKeyPrefixes(snapshot.manifest()));
    Optional<Long> plannedOn = planned.map(Snapshot::id);
    RunWorkspace workspace = new RunWorkspace(config.warehouse(), runId, plannedOn.orElse(0L));
    return way.carryOut(started(start, plannedOn), workspace, config.work(workspace));
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
        Optional.of(config.identity().ref()),
        config.identity().configuration(),
        config.parts(),
        environment,
        run.cluster());
  }
}
