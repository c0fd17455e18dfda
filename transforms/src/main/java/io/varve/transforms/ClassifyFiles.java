package io.varve.transforms;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.work.Adoptable;
import io.varve.transforms.work.Adoption;
import io.varve.transforms.work.JoinPlan;
import io.varve.transforms.work.WorkSettings;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Compares each listed file with its entry in the previous manifest: what nothing says against is
 * left alone, everything else must be looked at.
 *
 * <p>The manifest is a side input while it is small, and joined in buckets of keys when it is not:
 * see {@link JoinPlan} for what one worker has to hold. Each file goes to exactly one output, and
 * to {@link #CONSIDERED}; deterministic, so retries do not matter.
 */
public final class ClassifyFiles extends PTransform<PCollection<SourceFile>, PCollectionTuple> {

  private static final long serialVersionUID = 1;

  /** Files whose bytes must be read. */
  public static final TupleTag<Candidate> CANDIDATES = new TupleTag<>("candidates") {};

  /** Files that a dead run had finished. */
  public static final TupleTag<Adoption> ADOPTIONS = new TupleTag<>("adoptions") {};

  /** Files with nothing but new metadata. */
  public static final TupleTag<ShardOutcome> REFRESHED = new TupleTag<>("refreshed") {};

  /** Label of the decision for each file that stays as it is. */
  public static final TupleTag<String> SKIPPED = new TupleTag<>("skipped") {};

  /** Milliseconds that each file left alone had cost when it was extracted. */
  public static final TupleTag<Long> SAVED_MS = new TupleTag<>("saved-ms") {};

  /** Key of each file that the run considers. */
  public static final TupleTag<String> CONSIDERED = new TupleTag<>("considered") {};

  private final WorkSettings settings;
  private final PCollection<ManifestEntry> previous;
  private final PCollection<Adoptable> unfinished;
  private final PCollection<String> lostShards;
  private final JoinPlan plan;

  /**
   * Returns the step.
   *
   * @param previous entries of the previous manifest, each key once
   * @param unfinished documents that dead runs finished, each key once
   * @param lostShards shards with a data file that is gone
   */
  public ClassifyFiles(
      WorkSettings settings,
      PCollection<ManifestEntry> previous,
      PCollection<Adoptable> unfinished,
      PCollection<String> lostShards,
      JoinPlan plan) {
    this.settings = settings;
    this.previous = previous;
    this.unfinished = unfinished;
    this.lostShards = lostShards;
    this.plan = plan;
  }

  @Override
  public PCollectionTuple expand(PCollection<SourceFile> files) {
    ClassifierSource classifier =
        new ClassifierSource(settings, lostShards.apply("LostShards", View.asIterable()));
    return plan.broadcast()
        ? files.apply("WithSideInput", new BroadcastJoin(classifier, previous, unfinished))
        : files.apply("InBuckets", new BucketJoin(classifier, previous, unfinished, plan));
  }
}
