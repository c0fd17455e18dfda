package io.varve.pipelines;

import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.pipelines.commit.CommitRun;
import io.varve.pipelines.run.RunConfig;
import io.varve.transforms.DeriveRows;
import io.varve.transforms.ElementCoders;
import io.varve.transforms.Gate;
import io.varve.transforms.ReadLostShards;
import io.varve.transforms.ReadUnfinishedWork;
import io.varve.transforms.RewriteShards;
import io.varve.transforms.SplitWork;
import io.varve.transforms.derive.Derivation;
import io.varve.transforms.work.Adoptable;
import io.varve.transforms.work.DeadRows;
import io.varve.transforms.work.Input;
import io.varve.transforms.work.JoinPlan;
import io.varve.transforms.work.ShardWork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;

/**
 * The data flow of an incremental run over collections of files.
 *
 * <pre>
 * of each input:
 *   list source files ─┐
 *   previous manifest ─┴─(side input)─> classify ─> gate ─> shards ─> extract ─┐
 *                                           └─ finished by dead runs ──────────┼─> work
 *                                           └─ not listed any more: mark, move ┘
 *
 * work of all inputs ─┬─> derive ─> dead rows ─> rewrite ─┐
 *                     └───────────────────────────────────┴─> commit
 * </pre>
 */
public final class ExtractionPipeline {

  private ExtractionPipeline() {}

  /**
   * Adds all steps of a run to a pipeline.
   *
   * @param bytesRead bytes of source files that the run has read before
   */
  public static void build(
      Pipeline pipeline, RunConfig config, RunWorkspace workspace, long bytesRead)
      throws IOException {
    ElementCoders.register(pipeline.getCoderRegistry());
    JoinPlan join =
        config
            .sizing()
            .join(workspace.planned().map(s -> s.snapshot().manifest().entryCount()).orElse(0L));
    PCollection<Adoptable> unfinished =
        pipeline.apply("ReadUnfinishedWork", new ReadUnfinishedWork(workspace));
    PCollection<String> lostShards =
        pipeline.apply("ReadLostShards", new ReadLostShards(workspace));

    List<InputSteps> inputs = new ArrayList<>();
    for (Input input : config.inputs()) {
      inputs.add(
          new InputSteps(
              pipeline,
              input,
              config,
              config.settings(input, workspace),
              unfinished,
              lostShards,
              join));
    }
    Gate gate = Gate.behind(each(inputs, InputSteps::refusal));
    List<InputSteps.Done> done = inputs.stream().map(input -> input.work(gate)).toList();

    PCollectionTuple extracted =
        each(done, InputSteps.Done::work)
            .apply("AllWork", Flatten.pCollections())
            .apply("SplitWork", new SplitWork());
    PCollectionList<ShardOutcome> made =
        PCollectionList.of(extracted.get(SplitWork.OUTCOMES))
            .and(each(inputs, InputSteps::refreshed).getAll());
    if (bytesRead > 0) {
      made = made.and(pipeline.apply("ReadBefore", Create.of(ShardOutcome.ofReading(bytesRead))));
    }
    PCollection<ShardOutcome> outcomes = made.apply("AllOutcomes", Flatten.pCollections());
    PCollectionList<ShardOutcome> committed = PCollectionList.of(outcomes);
    PCollectionList<DeadRows> dead = PCollectionList.of(extracted.get(SplitWork.DEAD));
    if (config.derivation().isPresent()) {
      PCollection<ShardWork> derived =
          outcomes.apply(
              "DeriveRows",
              new DeriveRows(config.derivation().get(), workspace, config.policy(), gate));
      PCollectionTuple split = derived.apply("SplitDerived", new SplitWork());
      committed = committed.and(split.get(SplitWork.OUTCOMES));
      dead = dead.and(split.get(SplitWork.DEAD));
    }
    PCollection<ShardOutcome> rewritten =
        dead.apply("AllDead", Flatten.pCollections())
            .apply("RewriteShards", new RewriteShards(workspace));

    List<PCollection<String>> skipped = new ArrayList<>();
    done.forEach(each -> skipped.addAll(each.skipped().getAll()));
    committed
        .and(rewritten)
        .apply("Everything", Flatten.pCollections())
        .apply(
            "CommitRun",
            new CommitRun(
                workspace,
                config.terms(),
                config.derivation().map(Derivation::keyPrefix),
                each(inputs, InputSteps::considered).apply("AllListed", Flatten.pCollections()),
                PCollectionList.of(skipped),
                each(inputs, InputSteps::savedMs).apply("AllSaved", Flatten.pCollections()),
                gate));
  }

  private static <S, T> PCollectionList<T> each(List<S> of, Function<S, PCollection<T>> part) {
    return PCollectionList.of(of.stream().map(part).toList());
  }
}
