package io.varve.pipelines;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.pipelines.commit.CommitRun;
import io.varve.pipelines.run.RunConfig;
import io.varve.transforms.AdoptShards;
import io.varve.transforms.ClassifyFiles;
import io.varve.transforms.ElementCoders;
import io.varve.transforms.ExtractShards;
import io.varve.transforms.FindMissing;
import io.varve.transforms.Gate;
import io.varve.transforms.GroupIntoShards;
import io.varve.transforms.ListSourceFiles;
import io.varve.transforms.MarkMissing;
import io.varve.transforms.ReadLostShards;
import io.varve.transforms.ReadManifest;
import io.varve.transforms.ReadUnfinishedWork;
import io.varve.transforms.RefuseMassDisappearance;
import io.varve.transforms.RewriteShards;
import io.varve.transforms.SplitWork;
import io.varve.transforms.work.Adoptable;
import io.varve.transforms.work.JoinPlan;
import io.varve.transforms.work.ShardWork;
import io.varve.transforms.work.WorkSettings;
import java.io.IOException;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * The data flow of an incremental run over a collection of files.
 *
 * <pre>
 * list source files ─┐
 * previous manifest ─┴─(side input)─> classify ─> shards ─> extract ─┐
 *        │                               └─ finished by dead runs ───┼─> dead rows ─> rewrite ─┐
 *        └─> not listed any more ─> gate, mark ──────────────────────┴─────────────────────────┴─> commit
 * </pre>
 */
public final class FilingsPipeline {

  private FilingsPipeline() {}

  /** Adds all steps of a run to a pipeline. */
  public static void build(Pipeline pipeline, RunConfig config, WorkSettings settings)
      throws IOException {
    ElementCoders.register(pipeline.getCoderRegistry());
    RunWorkspace workspace = settings.workspace();
    JoinPlan join =
        config
            .sizing()
            .join(workspace.planned().map(s -> s.snapshot().manifest().entryCount()).orElse(0L));

    PCollection<SourceFile> listed =
        pipeline.apply("ListSourceFiles", new ListSourceFiles(settings.scope()));
    PCollection<ManifestEntry> previous =
        pipeline.apply("ReadManifest", new ReadManifest(workspace, settings.scope()));
    PCollection<Adoptable> unfinished =
        pipeline.apply("ReadUnfinishedWork", new ReadUnfinishedWork(workspace));
    PCollection<String> lostShards =
        pipeline.apply("ReadLostShards", new ReadLostShards(workspace));

    PCollectionTuple classified =
        listed.apply(
            "ClassifyFiles", new ClassifyFiles(settings, previous, unfinished, lostShards, join));
    PCollection<String> considered = classified.get(ClassifyFiles.CONSIDERED);
    PCollection<ManifestEntry> missing =
        previous.apply("FindMissing", new FindMissing(listed, settings.policy(), join));
    Gate gate =
        new Gate(
            previous.apply(
                "RefuseMassDisappearance",
                new RefuseMassDisappearance(missing, considered, config.disappearanceRule())));

    PCollection<ShardWork> extracted =
        classified
            .get(ClassifyFiles.CANDIDATES)
            .apply(
                "GroupIntoShards",
                new GroupIntoShards(
                    workspace.runId(), config.sizing().workers(), config.sizing().shards(), gate))
            .apply("ExtractShards", new ExtractShards(settings));
    PCollection<ShardWork> adopted =
        classified
            .get(ClassifyFiles.ADOPTIONS)
            .apply("AdoptShards", new AdoptShards(settings, gate));
    PCollectionTuple marked =
        missing.apply("MarkMissing", new MarkMissing(settings, config.deletions().prune(), gate));

    PCollectionTuple work =
        PCollectionList.of(extracted)
            .and(adopted)
            .and(marked.get(MarkMissing.WORK))
            .apply("AllWork", Flatten.pCollections())
            .apply("SplitWork", new SplitWork());
    PCollection<ShardOutcome> rewritten =
        work.get(SplitWork.DEAD).apply("RewriteShards", new RewriteShards(workspace));

    PCollectionList.of(work.get(SplitWork.OUTCOMES))
        .and(rewritten)
        .and(classified.get(ClassifyFiles.REFRESHED))
        .apply("AllOutcomes", Flatten.pCollections())
        .apply(
            "CommitRun",
            new CommitRun(
                settings,
                considered,
                PCollectionList.of(classified.get(ClassifyFiles.SKIPPED))
                    .and(marked.get(MarkMissing.SKIPPED)),
                classified.get(ClassifyFiles.SAVED_MS),
                gate));
  }
}
