package io.varve.transforms;

import io.varve.io.run.ShardOutcome;
import io.varve.transforms.work.DeadRows;
import io.varve.transforms.work.ShardWork;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** Parts finished work into what it adds and what it replaces. */
public final class SplitWork extends PTransform<PCollection<ShardWork>, PCollectionTuple> {

  private static final long serialVersionUID = 1;

  public static final TupleTag<ShardOutcome> OUTCOMES = new TupleTag<>("outcomes") {};
  public static final TupleTag<DeadRows> DEAD = new TupleTag<>("dead") {};

  @Override
  public PCollectionTuple expand(PCollection<ShardWork> work) {
    return work.apply(
        "Split", ParDo.of(new SplitFn()).withOutputTags(OUTCOMES, TupleTagList.of(DEAD)));
  }

  private static final class SplitFn extends DoFn<ShardWork, ShardOutcome> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void split(@Element ShardWork work, MultiOutputReceiver out) {
      out.get(OUTCOMES).output(work.outcome());
      work.dead().forEach(out.get(DEAD)::output);
    }
  }
}
