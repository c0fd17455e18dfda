package io.varve.transforms;

import io.varve.io.model.ManifestEntry;
import io.varve.transforms.change.DisappearanceRule;
import java.util.Optional;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Sample;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Refuses the run when too many of the known files vanished at once, or two files are about the
 * same thing. Its output is one text, empty when nothing is refused, for the {@link Gate} that the
 * other steps wait for: a run is refused before it extracts anything.
 */
public final class RefuseMassDisappearance
    extends PTransform<PCollection<ManifestEntry>, PCollection<String>> {

  private static final long serialVersionUID = 1;

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
    PCollectionView<Long> remembered = count("Remembered", previous);
    PCollectionView<Long> known = count("Known", present(previous, "PresentBefore"));
    PCollectionView<Long> vanished = count("Vanished", present(missing, "PresentUntilNow"));
    PCollectionView<Long> listed =
        considered.apply("CountListed", Count.globally()).apply("Listed", View.asSingleton());
    PCollectionView<Iterable<String>> same =
        clashes
            .apply("SomeClashes", Sample.any(SameFiles.SHOWN + 1))
            .apply("Clashes", View.asIterable());
    return previous
        .getPipeline()
        .apply("Gate", Create.of(""))
        .apply(
            "Refuse",
            ParDo.of(new RefuseFn(rule, remembered, known, vanished, listed, same))
                .withSideInputs(remembered, known, vanished, listed, same));
  }

  private static PCollection<ManifestEntry> present(
      PCollection<ManifestEntry> entries, String name) {
    return entries.apply(name, Filter.by(DisappearanceRule::counts));
  }

  private static PCollectionView<Long> count(String name, PCollection<ManifestEntry> entries) {
    return entries.apply("Count" + name, Count.globally()).apply(name, View.asSingleton());
  }

  private static final class RefuseFn extends DoFn<String, String> {
    private static final long serialVersionUID = 1;

    private final DisappearanceRule rule;
    private final PCollectionView<Long> remembered;
    private final PCollectionView<Long> known;
    private final PCollectionView<Long> vanished;
    private final PCollectionView<Long> listed;
    private final PCollectionView<Iterable<String>> clashes;

    RefuseFn(
        DisappearanceRule rule,
        PCollectionView<Long> remembered,
        PCollectionView<Long> known,
        PCollectionView<Long> vanished,
        PCollectionView<Long> listed,
        PCollectionView<Iterable<String>> clashes) {
      this.rule = rule;
      this.remembered = remembered;
      this.known = known;
      this.vanished = vanished;
      this.listed = listed;
      this.clashes = clashes;
    }

    @ProcessElement
    public void check(ProcessContext c) {
      Optional<String> refusal =
          SameFiles.refusal(c.sideInput(clashes))
              .or(
                  () ->
                      rule.refusal(
                          c.sideInput(listed),
                          c.sideInput(remembered),
                          c.sideInput(known),
                          c.sideInput(vanished)));
      c.output(refusal.orElse(""));
    }
  }
}
