package io.varve.pipelines.commit;

import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.Gate;
import io.varve.transforms.GatherOutcomes;
import io.varve.transforms.SumsByName;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Gathers all outcomes on one worker and commits them. Idempotent: executed again, it finds the
 * snapshot that it committed. It always runs, also when there is nothing to commit or the run is
 * refused, so that every run ends in a record. Memory grows with the number of changed entries,
 * about 200 bytes each.
 */
public final class CommitRun extends PTransform<PCollection<ShardOutcome>, PDone> {

  private static final long serialVersionUID = 1;

  private static final String LISTED = "listed";
  private static final String SAVED_MS = "saved-ms";

  /** The label of a decision follows. */
  private static final String SKIPPED = "skipped:";

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
    PCollectionView<Map<String, Long>> unchanged =
        PCollectionList.of(considered.apply("Listed", number(key -> KV.of(LISTED, 1L))))
            .and(
                skipped
                    .apply("AllSkipped", Flatten.pCollections())
                    .apply("Skipped", number(label -> KV.of(SKIPPED + label, 1L))))
            .and(savedMs.apply("Saved", number(ms -> KV.of(SAVED_MS, ms))))
            .apply("Unchanged", new SumsByName());
    outcomes
        .apply("Outcomes", new GatherOutcomes())
        .apply(
            "Commit",
            ParDo.of(new CommitFn(workspace, terms, derivedPrefix.orElse(""), unchanged, gate))
                .withSideInputs(unchanged, gate.view()));
    return PDone.in(outcomes.getPipeline());
  }

  private static <T> MapElements<T, KV<String, Long>> number(
      SerializableFunction<T, KV<String, Long>> number) {
    return MapElements.into(TypeDescriptors.kvs(TypeDescriptors.strings(), TypeDescriptors.longs()))
        .via(number);
  }

  private static final class CommitFn extends DoFn<KV<String, Iterable<ShardOutcome>>, Void> {
    private static final long serialVersionUID = 1;

    private final RunWorkspace workspace;
    private final CommitTerms terms;
    private final String derivedPrefix;
    private final PCollectionView<Map<String, Long>> unchanged;
    private final Gate gate;

    CommitFn(
        RunWorkspace workspace,
        CommitTerms terms,
        String derivedPrefix,
        PCollectionView<Map<String, Long>> unchanged,
        Gate gate) {
      this.workspace = workspace;
      this.terms = terms;
      this.derivedPrefix = derivedPrefix;
      this.unchanged = unchanged;
      this.gate = gate;
    }

    @ProcessElement
    public void commit(ProcessContext c) throws IOException {
      Map<String, Long> sums = c.sideInput(unchanged);
      RunCommit commit = new RunCommit(workspace, terms, sums.getOrDefault(SAVED_MS, 0L));
      Optional<String> refusal = gate.refusal(c);
      if (refusal.isPresent()) {
        commit.refuse(refusal.get());
      } else {
        Map<String, Long> decisions = new TreeMap<>();
        sums.forEach(
            (name, files) -> {
              if (name.startsWith(SKIPPED)) {
                decisions.put(name.substring(SKIPPED.length()), files);
              }
            });
        RunTally tally = new RunTally(sums.getOrDefault(LISTED, 0L), decisions, derivedPrefix);
        commit.commit(tally, c.element().getValue());
      }
    }
  }
}
