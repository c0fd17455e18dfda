package io.varve.transforms;

import io.varve.io.model.DataFileChange;
import io.varve.io.model.ManifestEntry;
import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.compact.CompactionGroup;
import io.varve.transforms.compact.CompactionPlan;
import io.varve.transforms.compact.ShardCompaction;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Moves the rows of each group of shards into new shards. Retries write under other names; only the
 * names that reach the commit are real.
 */
public final class CompactShards
    extends PTransform<PCollection<KV<Integer, ManifestEntry>>, PCollection<ShardOutcome>> {

  private static final long serialVersionUID = 1;

  private final RunWorkspace workspace;
  private final CompactionPlan plan;

  public CompactShards(RunWorkspace workspace, CompactionPlan plan) {
    this.workspace = workspace;
    this.plan = plan;
  }

  @Override
  public PCollection<ShardOutcome> expand(PCollection<KV<Integer, ManifestEntry>> entries) {
    return entries
        .apply("Groups", GroupByKey.create())
        .apply("Compact", ParDo.of(new CompactFn(workspace, plan)));
  }

  private static final class CompactFn
      extends DoFn<KV<Integer, Iterable<ManifestEntry>>, ShardOutcome> {
    private static final long serialVersionUID = 1;

    private final RunWorkspace workspace;
    private final CompactionPlan plan;
    private final ProgressMeter documents;
    private final ProgressMeter bytes;
    private transient Map<Integer, CompactionGroup> groups;
    private transient ShardCompaction compaction;

    CompactFn(RunWorkspace workspace, CompactionPlan plan) {
      this.workspace = workspace;
      this.plan = plan;
      this.documents = ProgressMeter.of(workspace.runId(), Progress.DOCUMENTS);
      this.bytes = ProgressMeter.of(workspace.runId(), Progress.BYTES);
    }

    @Setup
    public void setup() {
      groups =
          plan.groups().stream()
              .collect(Collectors.toMap(CompactionGroup::number, Function.identity()));
      compaction = new ShardCompaction(workspace);
    }

    @ProcessElement
    public void compact(
        @Element KV<Integer, Iterable<ManifestEntry>> group, OutputReceiver<ShardOutcome> out)
        throws IOException {
      ShardOutcome outcome = compaction.compact(groups.get(group.getKey()), group.getValue());
      documents.add(outcome.entries().size());
      bytes.add(
          outcome.dataFiles().stream()
              .filter(DataFileChange::removed)
              .mapToLong(change -> change.file().sizeBytes())
              .sum());
      out.output(outcome);
    }
  }
}
