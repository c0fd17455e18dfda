package io.varve.transforms;

import java.io.Serializable;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * What the steps that cost something or change something wait for: whether a safety rule refuses
 * the run. A refusal is a value and no error, because runners repeat a step that fails, and because
 * the job itself has to record it. Behind a shut gate a step does nothing at all.
 */
public final class Gate implements Serializable {

  private static final long serialVersionUID = 1;

  private final PCollectionView<String> refusal;

  /**
   * Returns a gate.
   *
   * @param refusal why the run is refused, empty when it is not
   */
  public Gate(PCollectionView<String> refusal) {
    this.refusal = refusal;
  }

  /** Returns the side input that a step behind the gate has to declare. */
  public PCollectionView<String> view() {
    return refusal;
  }

  /** Returns why the run is refused, or nothing when it may go on. */
  public Optional<String> refusal(DoFn<?, ?>.ProcessContext context) {
    return Optional.of(context.sideInput(refusal)).filter(why -> !why.isEmpty());
  }

  /** Returns whether the run may go on. */
  boolean isOpen(DoFn<?, ?>.ProcessContext context) {
    return refusal(context).isEmpty();
  }
}
