package io.varve.pipelines;

import io.varve.io.coders.ModelCoders;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.run.ShardOutcome;
import io.varve.pipelines.commit.CommitRun;
import io.varve.pipelines.run.RunConfig;
import io.varve.transforms.AdoptShards;
import io.varve.transforms.ClassifyFiles;
import io.varve.transforms.ExtractShards;
import io.varve.transforms.FindMissing;
import io.varve.transforms.GroupIntoShards;
import io.varve.transforms.ListSourceFiles;
import io.varve.transforms.MarkMissing;
import io.varve.transforms.ReadManifest;
import io.varve.transforms.ReadUnfinishedWork;
import io.varve.transforms.RefuseMassDisappearance;
import io.varve.transforms.RewriteShards;
import io.varve.transforms.SplitWork;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.work.Adoptable;
import io.varve.transforms.work.Adoption;
import io.varve.transforms.work.DeadRows;
import io.varve.transforms.work.ShardWork;
import io.varve.transforms.work.WorkSettings;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptors;

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
  public static void build(Pipeline pipeline, RunConfig config, WorkSettings settings) {
    ModelCoders.register(
        pipeline.getCoderRegistry(),
        SourceFile.class,
        ManifestEntry.class,
        ShardOutcome.class,
        Verdict.class,
        Candidate.class,
        Adoptable.class,
        Adoption.class,
        DeadRows.class,
        ShardWork.class,
        FindMissing.Presence.class);

    PCollection<SourceFile> listed =
        pipeline.apply("ListSourceFiles", new ListSourceFiles(settings.scope()));
    PCollection<ManifestEntry> previous =
        pipeline.apply("ReadManifest", new ReadManifest(settings.workspace(), settings.scope()));
    PCollectionView<Map<String, ManifestEntry>> previousView =
        previous
            .apply(
                "KeyEntries",
                WithKeys.of(ManifestEntry::key).withKeyType(TypeDescriptors.strings()))
            .apply("PreviousManifest", View.asMap());
    PCollectionView<Map<String, Adoptable>> unfinishedView =
        pipeline
            .apply("ReadUnfinishedWork", new ReadUnfinishedWork(settings.workspace()))
            .apply(
                "KeyWork",
                WithKeys.<String, Adoptable>of(work -> work.entry().key())
                    .withKeyType(TypeDescriptors.strings()))
            .apply("UnfinishedWork", View.asMap());

    PCollectionTuple classified =
        listed.apply("ClassifyFiles", new ClassifyFiles(settings, previousView, unfinishedView));
    PCollection<String> considered = classified.get(ClassifyFiles.CONSIDERED);
    PCollection<ManifestEntry> missing =
        previous.apply("FindMissing", new FindMissing(listed, settings.policy()));
    PCollectionView<String> gate =
        previous.apply(
            "RefuseMassDisappearance",
            new RefuseMassDisappearance(missing, considered, config.disappearanceRule()));

    PCollection<ShardWork> extracted =
        classified
            .get(ClassifyFiles.CANDIDATES)
            .apply(
                "GroupIntoShards",
                new GroupIntoShards(
                    settings.workspace().runId(), config.workers(), config.shardPlan(), gate))
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
        work.get(SplitWork.DEAD).apply("RewriteShards", new RewriteShards(settings.workspace()));

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
