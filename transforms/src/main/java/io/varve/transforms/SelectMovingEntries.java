package io.varve.transforms;

import io.varve.io.model.ManifestEntry;
import io.varve.io.run.RunWorkspace;
import io.varve.transforms.compact.CompactionGroup;
import io.varve.transforms.compact.CompactionPlan;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads the entries whose rows a compaction moves, each with the number of its group; bounded, on
 * one worker. Safe under retries: a snapshot never changes.
 */
public final class SelectMovingEntries
    extends PTransform<PBegin, PCollection<KV<Integer, ManifestEntry>>> {

  private static final long serialVersionUID = 1;

  private final RunWorkspace workspace;
  private final CompactionPlan plan;

  public SelectMovingEntries(RunWorkspace workspace, CompactionPlan plan) {
    this.workspace = workspace;
    this.plan = plan;
  }

  @Override
  public PCollection<KV<Integer, ManifestEntry>> expand(PBegin input) {
    return input
        .apply("Snapshot", Create.of(""))
        .apply("Select", ParDo.of(new SelectFn(workspace, plan)));
  }

  private static final class SelectFn extends DoFn<String, KV<Integer, ManifestEntry>> {
    private static final long serialVersionUID = 1;

    private final RunWorkspace workspace;
    private final CompactionPlan plan;
    private final ProgressMeter expected;
    private final ProgressMeter expectedBytes;

    SelectFn(RunWorkspace workspace, CompactionPlan plan) {
      this.workspace = workspace;
      this.plan = plan;
      this.expected = ProgressMeter.of(workspace.runId(), Progress.EXPECTED);
      this.expectedBytes = ProgressMeter.of(workspace.runId(), Progress.EXPECTED_BYTES);
    }

    @ProcessElement
    public void select(OutputReceiver<KV<Integer, ManifestEntry>> out) throws IOException {
      Map<String, Integer> groups = new HashMap<>();
      for (CompactionGroup group : plan.groups()) {
        group.shards().forEach(shard -> groups.put(shard, group.number()));
      }
      expectedBytes.add(plan.rewrittenBytes());
      workspace.forEachEntry(
          entry -> {
            Optional<Integer> group = entry.live().shard().map(groups::get);
            if (group.isPresent()) {
              expected.add(1);
              out.output(KV.of(group.get(), entry));
            }
          });
    }
  }
}
