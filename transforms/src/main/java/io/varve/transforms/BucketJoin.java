package io.varve.transforms;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.work.Adoptable;
import io.varve.transforms.work.FileClassifier;
import io.varve.transforms.work.JoinPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Classifies files in buckets of keys: one worker holds the files, entries and finished work of one
 * bucket, and no worker all of them.
 */
final class BucketJoin extends PTransform<PCollection<SourceFile>, PCollectionTuple> {

  private static final long serialVersionUID = 1;

  private final ClassifierSource source;
  private final PCollection<ManifestEntry> previous;
  private final PCollection<Adoptable> unfinished;
  private final JoinPlan plan;

  BucketJoin(
      ClassifierSource source,
      PCollection<ManifestEntry> previous,
      PCollection<Adoptable> unfinished,
      JoinPlan plan) {
    this.source = source;
    this.previous = previous;
    this.unfinished = unfinished;
    this.plan = plan;
  }

  @Override
  public PCollectionTuple expand(PCollection<SourceFile> files) {
    JoinPlan buckets = plan;
    return PCollectionList.of(files.apply("Listed", MapElements.via(new ListedFn())))
        .and(previous.apply("Known", MapElements.via(new KnownFn())))
        .and(unfinished.apply("Finished", MapElements.via(new FinishedFn())))
        .apply("AllSides", Flatten.pCollections())
        .apply(
            "Bucket",
            WithKeys.<Integer, Side>of(side -> buckets.bucketOf(side.key()))
                .withKeyType(TypeDescriptors.integers()))
        .apply("Join", GroupByKey.create())
        .apply(
            "Classify",
            ParDo.of(new ClassifyFn(source))
                .withSideInputs(source.view())
                .withOutputTags(ClassifyFiles.CANDIDATES, ClassifiedOutputs.OTHERS));
  }

  /** What one of the joined collections has of a key: exactly one of the three. */
  record Side(
      String key,
      Optional<SourceFile> file,
      Optional<ManifestEntry> entry,
      Optional<Adoptable> finished) {}

  private static final class ListedFn extends SimpleFunction<SourceFile, Side> {
    private static final long serialVersionUID = 1;

    @Override
    public Side apply(SourceFile file) {
      return new Side(file.key(), Optional.of(file), Optional.empty(), Optional.empty());
    }
  }

  private static final class KnownFn extends SimpleFunction<ManifestEntry, Side> {
    private static final long serialVersionUID = 1;

    @Override
    public Side apply(ManifestEntry entry) {
      return new Side(entry.key(), Optional.empty(), Optional.of(entry), Optional.empty());
    }
  }

  private static final class FinishedFn extends SimpleFunction<Adoptable, Side> {
    private static final long serialVersionUID = 1;

    @Override
    public Side apply(Adoptable finished) {
      return new Side(
          finished.entry().key(), Optional.empty(), Optional.empty(), Optional.of(finished));
    }
  }

  private static final class ClassifyFn extends DoFn<KV<Integer, Iterable<Side>>, Candidate> {
    private static final long serialVersionUID = 1;

    private final ClassifierSource source;

    ClassifyFn(ClassifierSource source) {
      this.source = source;
    }

    @ProcessElement
    public void classify(ProcessContext c) {
      FileClassifier classifier = source.classifier(c);
      List<SourceFile> files = new ArrayList<>();
      Map<String, ManifestEntry> entries = new HashMap<>();
      Map<String, Adoptable> work = new HashMap<>();
      // Flink lets a group be iterated once.
      for (Side side : c.element().getValue()) {
        side.file().ifPresent(files::add);
        side.entry().ifPresent(entry -> entries.put(side.key(), entry));
        side.finished().ifPresent(finished -> work.put(side.key(), finished));
      }
      for (SourceFile file : files) {
        classifier.classify(
            file,
            Optional.ofNullable(entries.get(file.key())),
            Optional.ofNullable(work.get(file.key())),
            new ClassifiedOutputs(c));
      }
    }
  }
}
