package io.varve.transforms;

import io.varve.io.model.ManifestEntry;
import io.varve.transforms.change.DisappearanceRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Sample;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Refuses the run when too many of the known files vanished at once, or two files are about the
 * same thing. Its output is one text, empty when nothing is refused, for the {@link Gate} that the
 * other steps wait for: a run is refused before it extracts anything.
 */
public final class RefuseMassDisappearance
    extends PTransform<PCollection<ManifestEntry>, PCollection<String>> {

  private static final long serialVersionUID = 1;

  private static final String LISTED = "listed";
  private static final String REMEMBERED = "remembered";
  private static final String KNOWN = "known";
  private static final String VANISHED = "vanished";

  private final PCollection<ManifestEntry> missing;
  private final PCollection<String> clashes;
  private final PCollection<String> considered;
  private final DisappearanceRule rule;

  /**
   * Returns the step.
   *
   * @param missing entries that are not listed
   * @param clashes keys of files about the same thing, in words
   * @param considered keys that are listed
   */
  public RefuseMassDisappearance(
      PCollection<ManifestEntry> missing,
      PCollection<String> clashes,
      PCollection<String> considered,
      DisappearanceRule rule) {
    this.missing = missing;
    this.clashes = clashes;
    this.considered = considered;
    this.rule = rule;
  }

  @Override
  public PCollection<String> expand(PCollection<ManifestEntry> previous) {
    PCollectionView<Map<String, Long>> counts =
        PCollectionList.of(count(previous, "Known", RefuseMassDisappearance::known))
            .and(count(missing, "Vanished", RefuseMassDisappearance::vanished))
            .and(count(considered, "Listed", key -> List.of(KV.of(LISTED, 1L))))
            .apply("Counts", new SumsByName());
    PCollectionView<Iterable<String>> same =
        clashes.apply(
            "Clashes",
            Combine.globally(Sample.<String>anyCombineFn(SameFiles.SHOWN + 1)).asSingletonView());
    return previous
        .getPipeline()
        .apply("Gate", Create.of(""))
        .apply("Refuse", ParDo.of(new RefuseFn(rule, counts, same)).withSideInputs(counts, same));
  }

  private static <T> PCollection<KV<String, Long>> count(
      PCollection<T> elements,
      String name,
      SerializableFunction<T, List<KV<String, Long>>> counts) {
    return elements.apply(
        name,
        FlatMapElements.into(
                TypeDescriptors.kvs(TypeDescriptors.strings(), TypeDescriptors.longs()))
            .via(counts));
  }

  private static List<KV<String, Long>> known(ManifestEntry entry) {
    KV<String, Long> remembered = KV.of(REMEMBERED, 1L);
    return DisappearanceRule.counts(entry)
        ? List.of(remembered, KV.of(KNOWN, 1L))
        : List.of(remembered);
  }

  private static List<KV<String, Long>> vanished(ManifestEntry entry) {
    return DisappearanceRule.counts(entry) ? List.of(KV.of(VANISHED, 1L)) : List.of();
  }

  private static final class RefuseFn extends DoFn<String, String> {
    private static final long serialVersionUID = 1;

    private final DisappearanceRule rule;
    private final PCollectionView<Map<String, Long>> counts;
    private final PCollectionView<Iterable<String>> clashes;

    RefuseFn(
        DisappearanceRule rule,
        PCollectionView<Map<String, Long>> counts,
        PCollectionView<Iterable<String>> clashes) {
      this.rule = rule;
      this.counts = counts;
      this.clashes = clashes;
    }

    @ProcessElement
    public void check(ProcessContext c) {
      Map<String, Long> n = c.sideInput(counts);
      Optional<String> refusal =
          SameFiles.refusal(c.sideInput(clashes))
              .or(
                  () ->
                      rule.refusal(
                          n.getOrDefault(LISTED, 0L),
                          n.getOrDefault(REMEMBERED, 0L),
                          n.getOrDefault(KNOWN, 0L),
                          n.getOrDefault(VANISHED, 0L)));
      c.output(refusal.orElse(""));
    }
  }
}
