package io.varve.pipelines;

import io.varve.io.run.RunWorkspace;
import io.varve.pipelines.commit.CommitMove;
import io.varve.transforms.CompactShards;
import io.varve.transforms.ElementCoders;
import io.varve.transforms.SelectMovingEntries;
import io.varve.transforms.compact.CompactionPlan;
import org.apache.beam.sdk.Pipeline;

/**
 * The data flow of a compaction.
 *
 * <pre>
 * manifest ─> entries of the planned shards ─> groups ─> copy rows into new shards ─> commit
 * </pre>
 */
public final class CompactPipeline {

  /** Name of the operation in records and snapshots. */
  public static final String OPERATION = "compact";

  private CompactPipeline() {}

  /** Adds all steps of a compaction to a pipeline. */
  public static void build(Pipeline pipeline, RunWorkspace workspace, CompactionPlan plan) {
    ElementCoders.register(pipeline.getCoderRegistry());
    pipeline
        .apply("SelectMovingEntries", new SelectMovingEntries(workspace, plan))
        .apply("CompactShards", new CompactShards(workspace, plan))
        .apply("CommitCompaction", new CommitMove(OPERATION, workspace));
  }
}
