package io.varve.pipelines;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.run.ShardOutcome;
import io.varve.pipelines.run.RunConfig;
import io.varve.transforms.AdoptShards;
import io.varve.transforms.ClassifyFiles;
import io.varve.transforms.ExtractShards;
import io.varve.transforms.FindMissing;
import io.varve.transforms.Gate;
import io.varve.transforms.GroupIntoShards;
import io.varve.transforms.ListSourceFiles;
import io.varve.transforms.MarkMissing;
import io.varve.transforms.ReadManifest;
import io.varve.transforms.RefuseMassDisappearance;
import io.varve.transforms.SettleMoves;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.SourceIdentity;
import io.varve.transforms.work.Adoptable;
import io.varve.transforms.work.Input;
import io.varve.transforms.work.JoinPlan;
import io.varve.transforms.work.ShardWork;
import io.varve.transforms.work.WorkSettings;
import java.util.Locale;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * The steps of a run over one of its inputs: first what is listed and what has to be done, then,
 * behind the gate that any input can shut, the work.
 */
final class InputSteps {

  private final Input input;
  private final RunConfig config;
  private final WorkSettings settings;
  private final PCollectionTuple classified;
  private final PCollectionTuple absent;
  private final PCollection<String> refusal;

  /**
   * Adds the steps up to the refusal.
   *
   * @param unfinished documents that dead runs finished
   * @param lostShards shards with a data file that is gone
   */
  InputSteps(
      Pipeline pipeline,
      Input input,
      RunConfig config,
      WorkSettings settings,
      PCollection<Adoptable> unfinished,
      PCollection<String> lostShards,
      JoinPlan join) {
    this.input = input;
    this.config = config;
    this.settings = settings;
    PCollection<SourceFile> listed =
        pipeline.apply(name("ListSourceFiles"), new ListSourceFiles(input.scope()));
    InputScope scope = input.scope();
    PCollection<ManifestEntry> known =
        pipeline.apply(name("ReadManifest"), new ReadManifest(settings.workspace(), scope.whole()));
    PCollection<ManifestEntry> previous =
        known.apply(name("InScope"), Filter.by(entry -> scope.contains(entry.key())));
    this.classified =
        listed.apply(
            name("ClassifyFiles"),
            new ClassifyFiles(settings, previous, unfinished, lostShards, join));
    this.absent =
        known.apply(
            name("FindMissing"),
            new FindMissing(listed, scope, input.identity(), settings.policy(), join));
    this.refusal =
        previous.apply(
            name("RefuseMassDisappearance"),
            new RefuseMassDisappearance(
                absent.get(FindMissing.MISSING),
                absent.get(FindMissing.CLASHES),
                considered(),
                config.disappearanceRule(input)));
  }

  /** Keys that the run has to decide on. */
  PCollection<String> considered() {
    return classified.get(ClassifyFiles.CONSIDERED);
  }

  /** Why this input refuses the run, empty when it does not. */
  PCollection<String> refusal() {
    return refusal;
  }

  /** Milliseconds that each file left alone had cost. */
  PCollection<Long> savedMs() {
    return classified.get(ClassifyFiles.SAVED_MS);
  }

  /** Entries with nothing but new metadata. */
  PCollection<ShardOutcome> refreshed() {
    return classified.get(ClassifyFiles.REFRESHED);
  }

  /**
   * What is done with the input.
   *
   * @param work finished work, with what it replaces
   * @param skipped label of the decision for each file that needed nothing
   */
  record Done(PCollection<ShardWork> work, PCollectionList<String> skipped) {}

  /** Adds the steps behind the gate. */
  Done work(Gate gate) {
    PCollection<ShardWork> extracted =
        classified
            .get(ClassifyFiles.CANDIDATES)
            .apply(
                name("GroupIntoShards"),
                new GroupIntoShards(
                    settings.workspace().runId(),
                    config.sizing().workers(),
                    config.sizing().shards(),
                    gate))
            .apply(name("ExtractShards"), new ExtractShards(settings, input.name()));
    PCollection<ShardWork> adopted =
        classified
            .get(ClassifyFiles.ADOPTIONS)
            .apply(name("AdoptShards"), new AdoptShards(settings, gate));
    PCollectionTuple marked =
        absent
            .get(FindMissing.MISSING)
            .apply(
                name("MarkMissing"), new MarkMissing(settings, config.deletions().prune(), gate));
    PCollection<ShardWork> made =
        PCollectionList.of(extracted).and(adopted).apply(name("Made"), Flatten.pCollections());
    PCollectionList<ShardWork> work = PCollectionList.of(made).and(marked.get(MarkMissing.WORK));
    PCollectionList<String> skipped =
        PCollectionList.of(classified.get(ClassifyFiles.SKIPPED))
            .and(marked.get(MarkMissing.SKIPPED));
    // Where each file is about something of its own none can move, and steps cost start-up time.
    if (!input.identity().equals(SourceIdentity.KEY)) {
      PCollectionTuple moved =
          absent
              .get(FindMissing.MOVED)
              .apply(name("SettleMoves"), new SettleMoves(settings, made, gate));
      work = work.and(moved.get(SettleMoves.WORK));
      skipped = skipped.and(moved.get(SettleMoves.SKIPPED));
    }
    return new Done(work.apply(name("InputWork"), Flatten.pCollections()), skipped);
  }

  private String name(String step) {
    return input.name().isEmpty()
        ? step
        : input.name().substring(0, 1).toUpperCase(Locale.ROOT) + input.name().substring(1) + step;
  }
}
