package io.varve.transforms;

import io.varve.io.model.Decision;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.records.plan.AllPages;
import io.varve.transforms.records.plan.PlanSink;
import io.varve.transforms.records.plan.RecordChange;
import io.varve.transforms.records.plan.RecordPlanner;
import io.varve.transforms.records.plan.RecordSettings;
import java.io.IOException;
import org.apache.beam.sdk.coders.CannotProvideCoderException;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Reads all pages of a run and decides what is to be done about everything that was seen, on one
 * worker. Memory grows with the records that were seen, about 500 bytes each.
 */
public final class PlanRecords extends PTransform<PBegin, PCollectionTuple> {

  private static final long serialVersionUID = 1;

  /** Records to write, by partition. */
  public static final TupleTag<KV<String, RecordChange>> CHANGED = new TupleTag<>("changed") {};

  /** Keys that the run decides on. */
  public static final TupleTag<String> CONSIDERED = new TupleTag<>("considered") {};

  /** Label of the decision for each of them that needs nothing. */
  public static final TupleTag<String> SKIPPED = new TupleTag<>("skipped") {};

  /** Milliseconds that each record left alone had cost. */
  public static final TupleTag<Long> SAVED_MS = new TupleTag<>("saved") {};

  /** Entries that change without any row. */
  public static final TupleTag<ShardOutcome> OUTCOMES = new TupleTag<>("entries") {};

  private final RecordSettings settings;

  public PlanRecords(RecordSettings settings) {
    this.settings = settings;
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    PCollectionTuple plan =
        begin
            .apply("Begin", Create.of(""))
            .apply(
                "Plan",
                ParDo.of(new PlanFn(settings))
                    .withOutputTags(
                        CHANGED,
                        TupleTagList.of(CONSIDERED).and(SKIPPED).and(SAVED_MS).and(OUTCOMES)));
    try {
      plan.get(CHANGED)
          .setCoder(
              KvCoder.of(
                  StringUtf8Coder.of(),
                  begin.getPipeline().getCoderRegistry().getCoder(RecordChange.class)));
    } catch (CannotProvideCoderException e) {
      throw new IllegalStateException("the coders of elements are not registered", e);
    }
    return plan;
  }

  private static final class PlanFn extends DoFn<String, KV<String, RecordChange>> {
    private static final long serialVersionUID = 1;

    private final RecordSettings settings;

    PlanFn(RecordSettings settings) {
      this.settings = settings;
    }

    @ProcessElement
    public void plan(MultiOutputReceiver out) throws IOException {
      new RecordPlanner(settings, new Outputs(out)).plan(new AllPages(settings).read());
    }
  }

  private record Outputs(DoFn.MultiOutputReceiver out) implements PlanSink {

    @Override
    public void considered(String key) {
      out.get(CONSIDERED).output(key);
    }

    @Override
    public void skipped(Decision decision) {
      out.get(SKIPPED).output(decision.label());
    }

    @Override
    public void savedMs(long ms) {
      out.get(SAVED_MS).output(ms);
    }

    @Override
    public void outcome(ShardOutcome outcome) {
      out.get(OUTCOMES).output(outcome);
    }

    @Override
    public void changed(String partition, RecordChange change) {
      out.get(CHANGED).output(KV.of(partition, change));
    }
  }
}
