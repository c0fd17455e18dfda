package io.varve.transforms;

import io.varve.transforms.change.Candidate;
import io.varve.transforms.work.ShardNumbers;
import io.varve.transforms.work.ShardPlan;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Groups candidates into shards of about equal size by the hash of their keys; bounded,
 * deterministic. Waits for the gate.
 */
public final class GroupIntoShards
    extends PTransform<PCollection<Candidate>, PCollection<KV<Integer, Iterable<Candidate>>>> {

  private static final long serialVersionUID = 1;

  private static final String FILES = "files";
  private static final String BYTES = "bytes";
  private static final KV<String, Long> ONE_FILE = KV.of(FILES, 1L);

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
    PCollectionView<Map<String, Long>> volume =
        PCollectionList.of(
                candidates.apply(
                    "Sizes",
                    FlatMapElements.into(
                            TypeDescriptors.kvs(TypeDescriptors.strings(), TypeDescriptors.longs()))
                        .via(GroupIntoShards::sizes)))
            .apply("Volume", new SumsByName());
    return candidates
        .apply(
            "AssignShard",
            ParDo.of(
                    new AssignFn(
                        runId,
                        workers,
                        plan,
                        volume,
                        gate,
                        hasQueue(candidates.getPipeline().getOptions())))
                .withSideInputs(volume, gate.view()))
        .apply("Shards", GroupByKey.create());
  }

  /** Returns whether any worker that is free takes the next group, wherever it was made. */
  static boolean hasQueue(PipelineOptions options) {
    return options.getRunner().getSimpleName().equals("DirectRunner");
  }

  private static List<KV<String, Long>> sizes(Candidate candidate) {
    return List.of(ONE_FILE, KV.of(BYTES, candidate.file().metadata().sizeBytes()));
  }

  private static final class AssignFn extends DoFn<Candidate, KV<Integer, Candidate>> {
    private static final long serialVersionUID = 1;

    private final int workers;
    private final ShardPlan plan;
    private final PCollectionView<Map<String, Long>> volume;
    private final Gate gate;
    private final ProgressMeter expected;
    private final ProgressMeter expectedBytes;
    private final boolean queue;
    private transient int[] numbers;

    AssignFn(
        String runId,
        int workers,
        ShardPlan plan,
        PCollectionView<Map<String, Long>> volume,
        Gate gate,
        boolean queue) {
      this.workers = workers;
      this.plan = plan;
      this.volume = volume;
      this.gate = gate;
      this.queue = queue;
      this.expected = ProgressMeter.of(runId, Progress.EXPECTED);
      this.expectedBytes = ProgressMeter.of(runId, Progress.EXPECTED_BYTES);
    }

    @ProcessElement
    public void assign(ProcessContext c) {
      if (!gate.isOpen(c)) {
        return;
      }
      Map<String, Long> all = c.sideInput(volume);
      int shards = plan.shards(all.get(FILES), all.get(BYTES), workers);
      expected.add(1);
      expectedBytes.add(c.element().file().metadata().sizeBytes());
      int shard = ShardPlan.shardOf(c.element().file().key(), shards);
      c.output(KV.of(numbers(shards)[shard], c.element()));
    }

    private int[] numbers(int shards) {
      if (numbers == null) {
        numbers = queue ? ShardNumbers.inOrder(shards) : ShardNumbers.evenlyPlaced(shards, workers);
      }
      return numbers;
    }
  }
}
