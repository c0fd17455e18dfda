package io.varve.transforms;

import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunWorkspace;
import io.varve.transforms.work.Adoptable;
import io.varve.transforms.work.UnfinishedWork;
import java.io.IOException;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads which documents dead runs finished without committing, each key once; bounded, on one
 * worker. The shuffle behind it keeps one reading when a bundle is retried.
 */
public final class ReadUnfinishedWork extends PTransform<PBegin, PCollection<Adoptable>> {

  private static final long serialVersionUID = 1;
  private static final int BUCKETS = 4;

  private final RunWorkspace workspace;

  public ReadUnfinishedWork(RunWorkspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public PCollection<Adoptable> expand(PBegin input) {
    return input
        .apply("Journal", Create.of(""))
        .apply("ReadJournal", ParDo.of(new ReadFn(workspace)))
        .apply("Fix", Reshuffle.<Adoptable>viaRandomKey().withNumBuckets(BUCKETS));
  }

  private static final class ReadFn extends DoFn<String, Adoptable> {
    private static final long serialVersionUID = 1;

    private final RunWorkspace workspace;

    ReadFn(RunWorkspace workspace) {
      this.workspace = workspace;
    }

    @ProcessElement
    public void read(OutputReceiver<Adoptable> out) throws IOException {
      new UnfinishedWork(workspace).adoptable(RunLiveness.fromHere()).forEach(out::output);
    }
  }
}
