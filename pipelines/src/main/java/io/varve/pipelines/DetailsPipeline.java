package io.varve.pipelines;

import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.pipelines.commit.CommitRun;
import io.varve.pipelines.commit.CommitTerms;
import io.varve.transforms.ElementCoders;
import io.varve.transforms.Gate;
import io.varve.transforms.RewriteShards;
import io.varve.transforms.SplitWork;
import io.varve.transforms.WriteDetailShards;
import io.varve.transforms.records.detail.DetailChange;
import io.varve.transforms.records.detail.DetailSettings;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * The data flow of a run over details of records, which were fetched before, and kept.
 *
 * <pre>
 * what was answered about each record ─> by day ─> rows, written ─┬─> dead rows ─> rewrite ─┐
 *                                                                 └────────────────────────┴─> commit
 * </pre>
 */
public final class DetailsPipeline {

  /** Name of the pipeline. */
  public static final String NAME = "details";

  private DetailsPipeline() {}

  /**
   * Adds all steps of a run to a pipeline.
   *
   * @param changes what was asked for; a batch, held in memory
   */
  public static void build(Pipeline pipeline, DetailSettings settings, List<DetailChange> changes) {
    ElementCoders.register(pipeline.getCoderRegistry());
    RunWorkspace workspace = settings.workspace();
    PCollection<DetailChange> asked = pipeline.apply("Asked", Create.of(changes));
    PCollectionTuple written =
        asked
            .apply("WriteDetailShards", new WriteDetailShards(settings))
            .apply("SplitWork", new SplitWork());
    PCollection<ShardOutcome> rewritten =
        written.get(SplitWork.DEAD).apply("RewriteShards", new RewriteShards(workspace));
    PCollection<String> skipped =
        pipeline.apply(
            "Skipped", Create.of(Collections.<String>emptyList()).withCoder(StringUtf8Coder.of()));
    PCollectionList.of(written.get(SplitWork.OUTCOMES))
        .and(rewritten)
        .apply("Everything", Flatten.pCollections())
        .apply(
            "CommitRun",
            new CommitRun(
                workspace,
                CommitTerms.ofRun(List.of(settings.keys().prefix()), settings.details().datasets()),
                Optional.empty(),
                asked.apply(
                    "Keys",
                    MapElements.into(TypeDescriptors.strings())
                        .via(change -> change.wanted().candidate().file().key())),
                PCollectionList.of(skipped),
                pipeline.apply(
                    "Saved", Create.of(Collections.<Long>emptyList()).withCoder(VarLongCoder.of())),
                Gate.open(pipeline)));
  }
}
