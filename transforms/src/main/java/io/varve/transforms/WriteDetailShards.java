package io.varve.transforms;

import io.varve.transforms.records.detail.DetailChange;
import io.varve.transforms.records.detail.DetailSettings;
import io.varve.transforms.records.detail.DetailShard;
import io.varve.transforms.work.ShardWork;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Writes details of records, the days in parallel: one shard for each day. */
public final class WriteDetailShards
    extends PTransform<PCollection<DetailChange>, PCollection<ShardWork>> {

  private static final long serialVersionUID = 1;

  private final DetailSettings settings;

  public WriteDetailShards(DetailSettings settings) {
    this.settings = settings;
  }

  @Override
  public PCollection<ShardWork> expand(PCollection<DetailChange> changes) {
    return changes
        .apply(
            "Day",
            WithKeys.<String, DetailChange>of(change -> change.wanted().partition())
                .withKeyType(TypeDescriptors.strings()))
        .apply("ByDay", GroupByKey.create())
        .apply("Write", ParDo.of(new WriteFn(settings)));
  }

  private static final class WriteFn extends DoFn<KV<String, Iterable<DetailChange>>, ShardWork> {
    private static final long serialVersionUID = 1;

    private final DetailSettings settings;

    WriteFn(DetailSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void write(
        @Element KV<String, Iterable<DetailChange>> day, OutputReceiver<ShardWork> out)
        throws IOException {
      out.output(new DetailShard(settings).write(day.getKey(), day.getValue()));
    }
  }
}
