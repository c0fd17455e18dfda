package io.varve.transforms;

import io.varve.io.model.Decision;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.work.MoveSettlement;
import io.varve.transforms.work.ShardWork;
import io.varve.transforms.work.WorkSettings;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Lets files that moved take the place of those that are gone, once it is known whether they could
 * be extracted. Waits for the gate. Memory of one worker grows with the files that changed. Safe
 * under retries: it writes nothing.
 */
public final class SettleMoves extends PTransform<PCollection<Move>, PCollectionTuple> {

  private static final long serialVersionUID = 1;

  /** Entries that change. */
  public static final TupleTag<ShardWork> WORK = new TupleTag<>("moved-work") {};

  /** Label of the decision for each entry that stays marked as missing. */
  public static final TupleTag<String> SKIPPED = new TupleTag<>("moved-still-missing") {};

  private final WorkSettings settings;
  private final PCollection<ShardWork> work;
  private final Gate gate;

  /**
   * Returns the step.
   *
   * @param work what became of the listed files
   */
  public SettleMoves(WorkSettings settings, PCollection<ShardWork> work, Gate gate) {
    this.settings = settings;
    this.work = work;
    this.gate = gate;
  }

  @Override
  public PCollectionTuple expand(PCollection<Move> moves) {
    PCollectionView<Iterable<Move>> all = moves.apply("Moves", View.asIterable());
    return work.apply(
            "Outcomes",
            MapElements.into(TypeDescriptor.of(ShardOutcome.class)).via(ShardWork::outcome))
        .apply("Gather", new GatherOutcomes())
        .apply(
            "Settle",
            ParDo.of(new SettleFn(settings, all, gate))
                .withSideInputs(all, gate.view())
                .withOutputTags(WORK, TupleTagList.of(SKIPPED)));
  }

  private static final class SettleFn extends DoFn<KV<String, Iterable<ShardOutcome>>, ShardWork> {
    private static final long serialVersionUID = 1;

    private final WorkSettings settings;
    private final PCollectionView<Iterable<Move>> moves;
    private final Gate gate;

    SettleFn(WorkSettings settings, PCollectionView<Iterable<Move>> moves, Gate gate) {
      this.settings = settings;
      this.moves = moves;
      this.gate = gate;
    }

    @ProcessElement
    public void settle(ProcessContext c) {
      if (!gate.isOpen(c)) {
        return;
      }
      MoveSettlement settlement = new MoveSettlement(settings.entries());
      c.element().getValue().forEach(settlement::add);
      for (Move move : c.sideInput(moves)) {
        Optional<ShardWork> change = settlement.settle(move);
        change.ifPresent(c::output);
        if (change.isEmpty() && move.gone()) {
          c.output(SKIPPED, Decision.MISSING.label());
        }
      }
    }
  }
}
