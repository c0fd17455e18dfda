package io.varve.transforms;

import io.varve.transforms.change.Candidate;
import io.varve.transforms.work.ShardPlan;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Groups candidates into shards of about equal size by the hash of their keys; bounded,
 * deterministic. Waits for the gate.
 */
public final class GroupIntoShards
    extends PTransform<PCollection<Candidate>, PCollection<KV<Integer, Iterable<Candidate>>>> {

  private static final long serialVersionUID = 1;

  private final String runId;
  private final int workers;
  private final ShardPlan plan;
  private final Gate gate;

  /**
   * Returns the step.
   *
   * @param runId run whose progress is counted
   * @param workers documents extracted at the same time, as far as the runner is known
   * @param plan how large the shards are
   * @param gate what decides whether anything is extracted
   */
  public GroupIntoShards(String runId, int workers, ShardPlan plan, Gate gate) {
    this.runId = runId;
    this.workers = workers;
    this.plan = plan;
    this.gate = gate;
  }

  @Override
  public PCollection<KV<Integer, Iterable<Candidate>>> expand(PCollection<Candidate> candidates) {
    PCollectionView<Long> bytes =
        candidates
            .apply(
                "Sizes",
                MapElements.into(TypeDescriptors.longs())
                    .via(candidate -> candidate.file().metadata().sizeBytes()))
            .apply("Sum", Sum.longsGlobally())
            .apply("Bytes", View.asSingleton());
    PCollectionView<Long> count =
        candidates.apply("Count", Count.globally()).apply("Files", View.asSingleton());
    return candidates
        .apply(
            "AssignShard",
            ParDo.of(new AssignFn(runId, workers, plan, bytes, count, gate))
                .withSideInputs(bytes, count, gate.view()))
        .apply("Shards", GroupByKey.create());
  }

  private static final class AssignFn extends DoFn<Candidate, KV<Integer, Candidate>> {
    private static final long serialVersionUID = 1;

    private final int workers;
    private final ShardPlan plan;
    private final PCollectionView<Long> bytes;
    private final PCollectionView<Long> count;
    private final Gate gate;
    private final ProgressMeter expected;
    private final ProgressMeter expectedBytes;

    AssignFn(
        String runId,
        int workers,
        ShardPlan plan,
        PCollectionView<Long> bytes,
        PCollectionView<Long> count,
        Gate gate) {
      this.workers = workers;
      this.plan = plan;
      this.bytes = bytes;
      this.count = count;
      this.gate = gate;
      this.expected = ProgressMeter.of(runId, Progress.EXPECTED);
      this.expectedBytes = ProgressMeter.of(runId, Progress.EXPECTED_BYTES);
    }

    @ProcessElement
    public void assign(ProcessContext c) {
      if (!gate.isOpen(c)) {
        return;
      }
      int shards = plan.shards(c.sideInput(count), c.sideInput(bytes), workers);
      expected.add(1);
      expectedBytes.add(c.element().file().metadata().sizeBytes());
      c.output(KV.of(ShardPlan.shardOf(c.element().file().key(), shards), c.element()));
    }
  }
}
