package io.varve.transforms;

import java.io.Serializable;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * What the steps that cost something or change something wait for: whether a safety rule refuses
 * the run. A refusal is a value and no error, because runners repeat a step that fails, and because
 * the job itself has to record it. Behind a shut gate a step does nothing at all.
 */
public final class Gate implements Serializable {

  private static final long serialVersionUID = 1;

  private final PCollectionView<String> refusal;

  private Gate(PCollectionView<String> refusal) {
    this.refusal = refusal;
  }

  /**
   * Returns a gate that any of several rules can shut.
   *
   * @param refusals for each rule why the run is refused, empty when it is not
   */
  public static Gate behind(PCollectionList<String> refusals) {
    return new Gate(
        refusals
            .apply("AllRefusals", Flatten.pCollections())
            .apply("Refusal", Combine.globally(new FirstRefusal()).asSingletonView()));
  }

  /** Returns a gate that nothing shuts. */
  public static Gate open(Pipeline pipeline) {
    return behind(PCollectionList.of(pipeline.apply("NoRefusal", Create.of(""))));
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

  /** The first in alphabetical order, so that every retry says the same. */
  private static final class FirstRefusal
      implements SerializableFunction<Iterable<String>, String> {
    private static final long serialVersionUID = 1;

    @Override
    public String apply(Iterable<String> refusals) {
      String first = "";
      for (String each : refusals) {
        boolean earlier = first.isEmpty() || each.compareTo(first) < 0;
        first = !each.isEmpty() && earlier ? each : first;
      }
      return first;
    }
  }
}
