package io.varve.transforms;

import io.varve.transforms.records.plan.RecordChange;
import io.varve.transforms.records.plan.RecordSettings;
import io.varve.transforms.records.plan.RecordShard;
import io.varve.transforms.work.ShardWork;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes changed records, the days in parallel: one shard for each day. Retries write under other
 * names; only the names that reach the commit are real.
 */
public final class WriteRecordShards
    extends PTransform<PCollection<KV<String, RecordChange>>, PCollection<ShardWork>> {

  private static final long serialVersionUID = 1;

  private final RecordSettings settings;

  public WriteRecordShards(RecordSettings settings) {
    this.settings = settings;
  }

  @Override
  public PCollection<ShardWork> expand(PCollection<KV<String, RecordChange>> changed) {
    return changed
        .apply("ByDay", GroupByKey.create())
        .apply("Write", ParDo.of(new WriteFn(settings)));
  }

  private static final class WriteFn extends DoFn<KV<String, Iterable<RecordChange>>, ShardWork> {
    private static final long serialVersionUID = 1;

    private final RecordSettings settings;
    private transient RecordShard shard;

    WriteFn(RecordSettings settings) {
      this.settings = settings;
    }

    @Setup
    public void setup() {
      shard = new RecordShard(settings);
    }

    @ProcessElement
    public void write(
        @Element KV<String, Iterable<RecordChange>> day, OutputReceiver<ShardWork> out)
        throws IOException {
      out.output(shard.write(day.getKey(), day.getValue()));
    }
  }
}
