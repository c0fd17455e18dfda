package io.varve.transforms;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.MapCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Adds up numbers under names, those of all its inputs, into one view. A name that none of them has
 * is not in it; a view of nothing is empty. Bounded, deterministic; memory grows with the names.
 *
 * <p>One view of several sums instead of a view for each: a runner carries out a dozen steps for
 * each, and steps behind it wait for all.
 */
public final class SumsByName
    extends PTransform<PCollectionList<KV<String, Long>>, PCollectionView<Map<String, Long>>> {

  private static final long serialVersionUID = 1;

  @Override
  public PCollectionView<Map<String, Long>> expand(PCollectionList<KV<String, Long>> numbers) {
    return numbers
        .apply("All", Flatten.pCollections())
        .apply("Sums", Combine.globally(new SumFn()).asSingletonView());
  }

  /** Adds up; safe for several threads, each with an accumulator of its own. */
  static final class SumFn
      extends Combine.CombineFn<KV<String, Long>, Map<String, Long>, Map<String, Long>> {
    private static final long serialVersionUID = 1;

    @Override
    public Map<String, Long> createAccumulator() {
      return new HashMap<>();
    }

    @Override
    public Map<String, Long> addInput(Map<String, Long> sums, KV<String, Long> number) {
      sums.merge(number.getKey(), number.getValue(), Long::sum);
      return sums;
    }

    @Override
    public Map<String, Long> mergeAccumulators(Iterable<Map<String, Long>> parts) {
      Map<String, Long> sums = createAccumulator();
      parts.forEach(part -> part.forEach((name, n) -> sums.merge(name, n, Long::sum)));
      return sums;
    }

    @Override
    public Map<String, Long> extractOutput(Map<String, Long> sums) {
      return new TreeMap<>(sums);
    }

    @Override
    public Coder<Map<String, Long>> getAccumulatorCoder(
        CoderRegistry registry, Coder<KV<String, Long>> input) {
      return MapCoder.of(StringUtf8Coder.of(), VarLongCoder.of());
    }

    @Override
    public Coder<Map<String, Long>> getDefaultOutputCoder(
        CoderRegistry registry, Coder<KV<String, Long>> input) {
      return getAccumulatorCoder(registry, input);
    }
  }
}
