package io.varve.transforms;

import io.varve.io.coders.ModelCoders;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.records.detail.DetailChange;
import io.varve.transforms.records.plan.RecordChange;
import io.varve.transforms.work.Adoptable;
import io.varve.transforms.work.Adoption;
import io.varve.transforms.work.DeadRows;
import io.varve.transforms.work.ShardWork;
import org.apache.beam.sdk.coders.CoderRegistry;

/** Makes everything that travels between the steps known to a pipeline. */
public final class ElementCoders {

  private ElementCoders() {}

  /** Registers the coders of all elements; to be called before the first step is added. */
  public static void register(CoderRegistry registry) {
    ModelCoders.register(
        registry,
        SourceFile.class,
        ManifestEntry.class,
        ShardOutcome.class,
        Verdict.class,
        Candidate.class,
        Adoptable.class,
        Adoption.class,
        DeadRows.class,
        ShardWork.class,
        FindMissing.Presence.class,
        Move.class,
        RecordChange.class,
        DetailChange.class,
        BucketJoin.Side.class);
  }
}
