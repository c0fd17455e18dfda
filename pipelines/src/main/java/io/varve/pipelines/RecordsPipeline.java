package io.varve.pipelines;

import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.pipelines.commit.CommitRun;
import io.varve.pipelines.commit.CommitTerms;
import io.varve.transforms.ElementCoders;
import io.varve.transforms.Gate;
import io.varve.transforms.PlanRecords;
import io.varve.transforms.RewriteShards;
import io.varve.transforms.SplitWork;
import io.varve.transforms.WriteRecordShards;
import io.varve.transforms.records.plan.RecordSettings;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * The data flow of a run over pages of records. The pages were fetched before, and kept; so a run
 * over kept pages is the same run.
 *
 * <pre>
 * pages ─> read ─> records, each once ─┐
 * manifest entries of these records ───┴─> plan ─> changed records by day ─> all versions, written ─┐
 *                                           └─> bad, vanished, made up for ────────────────────────┼─> commit
 *                                               dead rows of old shards ─> rewrite ────────────────┘
 * </pre>
 */
public final class RecordsPipeline {

  /** Name of the pipeline. */
  public static final String NAME = "records";

  private RecordsPipeline() {}

  /** Adds all steps of a run to a pipeline. */
  public static void build(Pipeline pipeline, RecordSettings settings) {
    ElementCoders.register(pipeline.getCoderRegistry());
    RunWorkspace workspace = settings.workspace();
    PCollectionTuple plan = pipeline.apply("PlanRecords", new PlanRecords(settings));
    PCollectionTuple written =
        plan.get(PlanRecords.CHANGED)
            .apply("WriteRecordShards", new WriteRecordShards(settings))
            .apply("SplitWork", new SplitWork());
    PCollection<ShardOutcome> rewritten =
        written.get(SplitWork.DEAD).apply("RewriteShards", new RewriteShards(workspace));
    PCollectionList.of(plan.get(PlanRecords.OUTCOMES))
        .and(written.get(SplitWork.OUTCOMES))
        .and(rewritten)
        .apply("Everything", Flatten.pCollections())
        .apply(
            "CommitRun",
            new CommitRun(
                workspace,
                CommitTerms.ofRun(
                    List.of(settings.keys().prefix()), List.of(settings.source().dataset())),
                Optional.empty(),
                plan.get(PlanRecords.CONSIDERED),
                PCollectionList.of(plan.get(PlanRecords.SKIPPED)),
                plan.get(PlanRecords.SAVED_MS),
                Gate.open(pipeline)));
  }
}
