package io.varve.transforms;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.model.Status;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.ChangeDetector;
import io.varve.transforms.change.EntryBuilder;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.work.Adoptable;
import io.varve.transforms.work.Adoption;
import io.varve.transforms.work.AdoptionRule;
import io.varve.transforms.work.WorkSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Compares each listed file with its entry in the previous manifest, a side input: what nothing
 * says against is left alone, everything else must be looked at.
 *
 * <p>Assumes that the previous manifest and the work of dead runs fit into memory on each worker
 * (about 1 KB an entry). Each file goes to exactly one output, and to {@link #CONSIDERED};
 * deterministic, so retries do not matter.
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
  private final PCollectionView<Map<String, ManifestEntry>> previousView;
  private final PCollectionView<Map<String, Adoptable>> unfinishedView;

  public ClassifyFiles(
      WorkSettings settings,
      PCollectionView<Map<String, ManifestEntry>> previousView,
      PCollectionView<Map<String, Adoptable>> unfinishedView) {
    this.settings = settings;
    this.previousView = previousView;
    this.unfinishedView = unfinishedView;
  }

  @Override
  public PCollectionTuple expand(PCollection<SourceFile> files) {
    return files.apply(
        "Classify",
        ParDo.of(new ClassifyFn(settings, previousView, unfinishedView))
            .withSideInputs(previousView, unfinishedView)
            .withOutputTags(
                CANDIDATES,
                TupleTagList.of(ADOPTIONS)
                    .and(REFRESHED)
                    .and(SKIPPED)
                    .and(SAVED_MS)
                    .and(CONSIDERED)));
  }

  private static final class ClassifyFn extends DoFn<SourceFile, Candidate> {
    private static final long serialVersionUID = 1;

    private final WorkSettings settings;
    private final PCollectionView<Map<String, ManifestEntry>> previousView;
    private final PCollectionView<Map<String, Adoptable>> unfinishedView;
    private transient ChangeDetector detector;
    private transient EntryBuilder entries;
    private transient AdoptionRule adoptions;
    private transient Set<String> brokenShards;
    private transient Map<String, ManifestEntry> previous;
    private transient Map<String, Adoptable> unfinished;

    ClassifyFn(
        WorkSettings settings,
        PCollectionView<Map<String, ManifestEntry>> previousView,
        PCollectionView<Map<String, Adoptable>> unfinishedView) {
      this.settings = settings;
      this.previousView = previousView;
      this.unfinishedView = unfinishedView;
    }

    @Setup
    public void setup() throws IOException {
      detector = settings.detector();
      entries = settings.entries();
      adoptions = new AdoptionRule(settings.policy(), settings.extractorRef());
      brokenShards = new HashSet<>(settings.workspace().shardsWithLostFiles());
    }

    @ProcessElement
    public void classify(ProcessContext c) {
      if (previous == null) {
        // The direct runner builds a map side input anew on every call: once per instance is enough
        // in one global window.
        previous = new HashMap<>(c.sideInput(previousView));
        unfinished = new HashMap<>(c.sideInput(unfinishedView));
      }
      SourceFile file = c.element();
      Optional<ManifestEntry> entry = Optional.ofNullable(previous.get(file.key()));
      if (settings.policy().onlyFailed()
          && entry.filter(old -> old.status() == Status.FAILED).isEmpty()) {
        return;
      }
      c.output(CONSIDERED, file.key());
      boolean rowsLost =
          entry.flatMap(old -> old.live().shard()).filter(brokenShards::contains).isPresent();
      emit(c, file, entry, detector.fromMetadata(file, entry, rowsLost));
    }

    private void emit(
        ProcessContext c, SourceFile file, Optional<ManifestEntry> entry, Verdict verdict) {
      switch (verdict.action()) {
        case SKIP -> {
          c.output(SKIPPED, verdict.decision().label());
          c.output(SAVED_MS, entry.map(old -> old.attempt().processingMs()).orElse(0L));
        }
        case REFRESH ->
            c.output(
                REFRESHED,
                ShardOutcome.of(
                    entries.refreshed(file, entry.orElseThrow(), verdict, Instant.now())));
        case READ, EXTRACT -> {
          Candidate candidate = new Candidate(file, entry, verdict);
          Adoptable finished = unfinished.get(file.key());
          Optional<Adoption> adoption =
              Optional.ofNullable(finished).flatMap(work -> adoptions.adopt(candidate, work));
          if (adoption.isPresent()) {
            c.output(ADOPTIONS, adoption.get());
          } else {
            c.output(candidate);
          }
        }
      }
    }
  }
}
