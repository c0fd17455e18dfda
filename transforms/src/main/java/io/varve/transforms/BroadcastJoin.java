package io.varve.transforms;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.work.Adoptable;
import io.varve.transforms.work.FileClassifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Classifies files where they are listed, with all entries in the memory of each worker. */
final class BroadcastJoin extends PTransform<PCollection<SourceFile>, PCollectionTuple> {

  private static final long serialVersionUID = 1;

  private final ClassifierSource source;
  private final PCollection<ManifestEntry> previous;
  private final PCollection<Adoptable> unfinished;

  BroadcastJoin(
      ClassifierSource source,
      PCollection<ManifestEntry> previous,
      PCollection<Adoptable> unfinished) {
    this.source = source;
    this.previous = previous;
    this.unfinished = unfinished;
  }

  @Override
  public PCollectionTuple expand(PCollection<SourceFile> files) {
    PCollectionView<Map<String, ManifestEntry>> entries =
        previous
            .apply(
                "KeyEntries",
                WithKeys.of(ManifestEntry::key).withKeyType(TypeDescriptors.strings()))
            .apply("PreviousManifest", View.asMap());
    PCollectionView<Map<String, Adoptable>> work =
        unfinished
            .apply(
                "KeyWork",
                WithKeys.<String, Adoptable>of(done -> done.entry().key())
                    .withKeyType(TypeDescriptors.strings()))
            .apply("UnfinishedWork", View.asMap());
    return files.apply(
        "Classify",
        ParDo.of(new ClassifyFn(source, entries, work))
            .withSideInputs(entries, work, source.view())
            .withOutputTags(ClassifyFiles.CANDIDATES, ClassifiedOutputs.OTHERS));
  }

  private static final class ClassifyFn extends DoFn<SourceFile, Candidate> {
    private static final long serialVersionUID = 1;

    private final ClassifierSource source;
    private final PCollectionView<Map<String, ManifestEntry>> entriesView;
    private final PCollectionView<Map<String, Adoptable>> workView;
    private transient FileClassifier classifier;
    private transient Map<String, ManifestEntry> entries;
    private transient Map<String, Adoptable> work;

    ClassifyFn(
        ClassifierSource source,
        PCollectionView<Map<String, ManifestEntry>> entriesView,
        PCollectionView<Map<String, Adoptable>> workView) {
      this.source = source;
      this.entriesView = entriesView;
      this.workView = workView;
    }

    @ProcessElement
    public void classify(ProcessContext c) {
      if (classifier == null) {
        // The direct runner builds a map side input anew on every call: once per instance is enough
        // in one global window.
        classifier = source.classifier(c);
        entries = new HashMap<>(c.sideInput(entriesView));
        work = new HashMap<>(c.sideInput(workView));
      }
      String key = c.element().key();
      classifier.classify(
          c.element(),
          Optional.ofNullable(entries.get(key)),
          Optional.ofNullable(work.get(key)),
          new ClassifiedOutputs(c));
    }
  }
}
