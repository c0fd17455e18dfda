package io.varve.transforms;

import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.change.EntryBuilder;
import io.varve.transforms.work.DeadRows;
import io.varve.transforms.work.ShardWork;
import io.varve.transforms.work.WorkSettings;
import java.time.Instant;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Marks entries whose file is not listed any more, or takes them out with their rows. Waits for the
 * gate. Safe under retries: it writes nothing.
 */
public final class MarkMissing extends PTransform<PCollection<ManifestEntry>, PCollectionTuple> {

  private static final long serialVersionUID = 1;

  /** Entries that change. */
  public static final TupleTag<ShardWork> WORK = new TupleTag<>("work") {};

  /** Label of the decision for each entry that stays marked as it is. */
  public static final TupleTag<String> SKIPPED = new TupleTag<>("still-missing") {};

  private static final String PRUNED = "not listed; --prune-deleted";

  private final WorkSettings settings;
  private final boolean pruneDeleted;
  private final Gate gate;

  /**
   * Returns the step.
   *
   * @param pruneDeleted whether to take the entries out
   */
  public MarkMissing(WorkSettings settings, boolean pruneDeleted, Gate gate) {
    this.settings = settings;
    this.pruneDeleted = pruneDeleted;
    this.gate = gate;
  }

  @Override
  public PCollectionTuple expand(PCollection<ManifestEntry> missing) {
    return missing.apply(
        "Mark",
        ParDo.of(new MarkFn(settings, pruneDeleted, gate))
            .withSideInputs(gate.view())
            .withOutputTags(WORK, TupleTagList.of(SKIPPED)));
  }

  private static final class MarkFn extends DoFn<ManifestEntry, ShardWork> {
    private static final long serialVersionUID = 1;

    private final WorkSettings settings;
    private final boolean pruneDeleted;
    private final Gate gate;

    MarkFn(WorkSettings settings, boolean pruneDeleted, Gate gate) {
      this.settings = settings;
      this.pruneDeleted = pruneDeleted;
      this.gate = gate;
    }

    @ProcessElement
    public void mark(ProcessContext c) {
      if (!gate.isOpen(c)) {
        return;
      }
      ManifestEntry entry = c.element();
      EntryBuilder entries = settings.entries();
      if (pruneDeleted) {
        ShardOutcome removal = ShardOutcome.of(entries.removed(entry, PRUNED, Instant.now()));
        c.output(new ShardWork(removal, DeadRows.of(entry).stream().toList()));
      } else if (entry.missingSince().isPresent()) {
        c.output(SKIPPED, Decision.MISSING.label());
      } else {
        ShardOutcome marked = ShardOutcome.of(entries.missing(entry, Instant.now()));
        c.output(new ShardWork(marked, List.of()));
      }
    }
  }
}
