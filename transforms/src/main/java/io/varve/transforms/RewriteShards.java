package io.varve.transforms;

import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.work.DeadRowRemoval;
import io.varve.transforms.work.DeadRows;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Rewrites the data files that hold dead rows, shard by shard. Retries write under other names;
 * surviving rows are copied, never extracted again.
 */
public final class RewriteShards
    extends PTransform<PCollection<DeadRows>, PCollection<ShardOutcome>> {

  private static final long serialVersionUID = 1;

  private final RunWorkspace workspace;

  public RewriteShards(RunWorkspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public PCollection<ShardOutcome> expand(PCollection<DeadRows> dead) {
    return dead.apply(
            "ByShard",
            WithKeys.<String, DeadRows>of(DeadRows::shard).withKeyType(TypeDescriptors.strings()))
        .apply("Shards", GroupByKey.create())
        .apply("Rewrite", ParDo.of(new RewriteFn(workspace)));
  }

  private static final class RewriteFn extends DoFn<KV<String, Iterable<DeadRows>>, ShardOutcome> {
    private static final long serialVersionUID = 1;

    private final RunWorkspace workspace;
    private transient DeadRowRemoval removal;

    RewriteFn(RunWorkspace workspace) {
      this.workspace = workspace;
    }

    @Setup
    public void setup() {
      removal = new DeadRowRemoval(workspace);
    }

    @ProcessElement
    public void rewrite(
        @Element KV<String, Iterable<DeadRows>> shard, OutputReceiver<ShardOutcome> out)
        throws IOException {
      out.output(removal.remove(shard.getKey(), shard.getValue()));
    }
  }
}
