package io.varve.pipelines.commit;

import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.Gate;
import io.varve.transforms.GatherOutcomes;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PDone;

/**
 * Gathers all outcomes on one worker and commits them. Idempotent: executed again, it finds the
 * snapshot that it committed. It always runs, also when there is nothing to commit or the run is
 * refused, so that every run ends in a record. Memory grows with the number of changed entries,
 * about 200 bytes each.
 */
public final class CommitRun extends PTransform<PCollection<ShardOutcome>, PDone> {

  private static final long serialVersionUID = 1;

  private final RunWorkspace workspace;
  private final CommitTerms terms;
  private final Optional<String> derivedPrefix;
  private final PCollection<String> considered;
  private final PCollectionList<String> skipped;
  private final PCollection<Long> savedMs;
  private final Gate gate;

  /**
   * Returns the step.
   *
   * @param derivedPrefix prefix of the keys of what was derived, which is no listed file
   * @param considered keys that the run had to decide on
   * @param skipped label of the decision for each of them that needed nothing
   * @param savedMs what extracting the unchanged ones had cost, in milliseconds
   */
  public CommitRun(
      RunWorkspace workspace,
      CommitTerms terms,
      Optional<String> derivedPrefix,
      PCollection<String> considered,
      PCollectionList<String> skipped,
      PCollection<Long> savedMs,
      Gate gate) {
    this.workspace = workspace;
    this.terms = terms;
    this.derivedPrefix = derivedPrefix;
    this.considered = considered;
    this.skipped = skipped;
    this.savedMs = savedMs;
    this.gate = gate;
  }

  @Override
  public PDone expand(PCollection<ShardOutcome> outcomes) {
    PCollectionView<Long> listed =
        considered.apply("CountListed", Count.globally()).apply("Listed", View.asSingleton());
    PCollectionView<Map<String, Long>> decisions =
        skipped
            .apply("AllSkipped", Flatten.pCollections())
            .apply("CountDecisions", Count.perElement())
            .apply("Decisions", View.asMap());
    PCollectionView<Long> saved =
        savedMs.apply("SumSaved", Sum.longsGlobally()).apply("Saved", View.asSingleton());
    outcomes
        .apply("Outcomes", new GatherOutcomes())
        .apply(
            "Commit",
            ParDo.of(
                    new CommitFn(
                        workspace, terms, derivedPrefix.orElse(""), listed, decisions, saved, gate))
                .withSideInputs(listed, decisions, saved, gate.view()));
    return PDone.in(outcomes.getPipeline());
  }

  private static final class CommitFn extends DoFn<KV<String, Iterable<ShardOutcome>>, Void> {
    private static final long serialVersionUID = 1;

    private final RunWorkspace workspace;
    private final CommitTerms terms;
    private final String derivedPrefix;
    private final PCollectionView<Long> listed;
    private final PCollectionView<Map<String, Long>> decisions;
    private final PCollectionView<Long> saved;
    private final Gate gate;

    CommitFn(
        RunWorkspace workspace,
        CommitTerms terms,
        String derivedPrefix,
        PCollectionView<Long> listed,
        PCollectionView<Map<String, Long>> decisions,
        PCollectionView<Long> saved,
        Gate gate) {
      this.workspace = workspace;
      this.terms = terms;
      this.derivedPrefix = derivedPrefix;
      this.listed = listed;
      this.decisions = decisions;
      this.saved = saved;
      this.gate = gate;
    }

    @ProcessElement
    public void commit(ProcessContext c) throws IOException {
      RunCommit commit = new RunCommit(workspace, terms, c.sideInput(saved));
      Optional<String> refusal = gate.refusal(c);
      if (refusal.isPresent()) {
        commit.refuse(refusal.get());
      } else {
        RunTally tally = new RunTally(c.sideInput(listed), c.sideInput(decisions), derivedPrefix);
        commit.commit(tally, c.element().getValue());
      }
    }
  }
}
