package io.varve.pipelines.compact;

import io.varve.io.model.DataFile;
import io.varve.io.model.Snapshot;
import io.varve.io.run.CurrentSnapshot;
import io.varve.io.run.RunIds;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunWorkspace;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.pipelines.CompactPipeline;
import io.varve.pipelines.run.Launcher;
import io.varve.pipelines.run.ProgressListener;
import io.varve.pipelines.run.RecordedRun;
import io.varve.pipelines.run.RunReport;
import io.varve.pipelines.run.RunWork;
import io.varve.pipelines.run.Submission;
import io.varve.transforms.compact.CompactionPlan;
import io.varve.transforms.compact.CompactionPlanner;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * One compaction: its plan, which changes nothing, and carrying the plan out. Use once, from one
 * thread; only {@link #interrupt} may be called by others.
 */
public final class CompactionRun {

  private final CompactionConfig config;
  private final Environment environment;
  private final RecordedRun run;
  private final RunWorkspace workspace;
  private final CompactionPlan plan;

  private CompactionRun(
      CompactionConfig config,
      Environment environment,
      RecordedRun run,
      RunWorkspace workspace,
      CompactionPlan plan) {
    this.config = config;
    this.environment = environment;
    this.run = run;
    this.workspace = workspace;
    this.plan = plan;
  }

  /**
   * Plans a compaction of the current snapshot. Reads the list of data files, the ends of the small
   * ones, and the manifest when a shard is to be split.
   *
   * @throws io.varve.io.snapshot.NoWarehouseException when there is none
   * @throws io.varve.io.storage.DamagedException when the warehouse cannot be read
   */
  public static CompactionRun plan(
      CompactionConfig config,
      Environment environment,
      Supplier<PipelineOptions> options,
      Launcher launcher,
      ProgressListener progress)
      throws IOException {
    Warehouse warehouse = Warehouse.open(config.warehouse());
    Optional<Snapshot> current = CurrentSnapshot.of(warehouse).map(Stored::snapshot);
    RunWorkspace workspace =
        new RunWorkspace(
            config.warehouse(),
            RunIds.newRunId(Instant.now()),
            current.map(Snapshot::id).orElse(0L));
    boolean settled =
        current.isPresent() && new LastCompaction(warehouse, config).settled(current.get());
    Map<String, List<DataFile>> files = workspace.dataFilesByShard();
    CompactionPlan plan =
        settled
            ? CompactionPlanner.leaving(files)
            : new CompactionPlanner(config.rule(), lookup(workspace)).plan(files);
    return new CompactionRun(
        config, environment, new RecordedRun(options, launcher, progress), workspace, plan);
  }

  /** Returns what will be done; empty when there is nothing to do. */
  public CompactionPlan plan() {
    return plan;
  }

  /** Returns the id of the run, which it has before anything is done. */
  public String runId() {
    return workspace.runId();
  }

  /**
   * Carries the plan out and waits for the end; its problems are in the report.
   *
   * @throws IOException when not even its record could be written
   */
  public RunReport execute() throws IOException {
    return run.execute(started(), workspace, work());
  }

  /**
   * Leaves the plan to a cluster.
   *
   * @throws IOException when not even its record could be written
   */
  public Submission submit() throws IOException {
    return run.submit(started(), workspace, work());
  }

  /** Asks a cluster to stop; returns whether there is one, whose answer is worth waiting for. */
  public boolean interrupt() {
    return run.interrupt();
  }

  private RunWork work() {
    return pipeline -> CompactPipeline.build(pipeline, workspace, plan);
  }

  private RunStarted started() throws IOException {
    return new RunStarted(
        Snapshot.FORMAT_VERSION,
        workspace.runId(),
        config.runName(),
        CompactPipeline.OPERATION,
        Instant.now(),
        workspace.planned().map(stored -> stored.snapshot().id()),
        config.options(),
        Optional.empty(),
        new TreeMap<>(),
        environment,
        run.cluster());
  }

  private static CompactionPlanner.Lookup lookup(RunWorkspace workspace) {
    return new CompactionPlanner.Lookup() {
      @Override
      public Map<String, String> schemas(List<DataFile> files) throws IOException {
        return workspace.schemas(files);
      }

      @Override
      public Map<String, Long> documents(Set<String> shards) throws IOException {
        Map<String, Long> documents = new HashMap<>();
        workspace.forEachEntry(
            entry ->
                entry
                    .live()
                    .shard()
                    .filter(shards::contains)
                    .ifPresent(shard -> documents.merge(shard, 1L, Long::sum)));
        return documents;
      }
    };
  }
}
