package io.varve.transforms;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.model.Status;
import io.varve.transforms.FindMissing.Presence;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.work.JoinPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Finds the entries whose source file is not listed, by a join in buckets of keys; bounded,
 * deterministic. One worker holds the keys and entries of one bucket.
 */
public final class FindMissing
    extends PTransform<PCollection<ManifestEntry>, PCollection<ManifestEntry>> {

  private static final long serialVersionUID = 1;
  private final PCollection<SourceFile> listing;
  private final boolean applies;
  private final JoinPlan plan;

  /**
   * Returns the step; a run over failed files only finds nothing missing.
   *
   * @param listing all files in scope
   */
  public FindMissing(PCollection<SourceFile> listing, ChangePolicy policy, JoinPlan plan) {
    this.listing = listing;
    this.applies = !policy.onlyFailed();
    this.plan = plan;
  }

  @Override
  public PCollection<ManifestEntry> expand(PCollection<ManifestEntry> previous) {
    JoinPlan buckets = plan;
    PCollection<Presence> known =
        previous
            .apply("Wanted", Filter.by(new WantedFn(applies)))
            .apply("Known", MapElements.via(new KnownFn()));
    PCollection<Presence> listed = listing.apply("Listed", MapElements.via(new ListedFn()));
    return PCollectionList.of(known)
        .and(listed)
        .apply("Both", Flatten.pCollections())
        .apply(
            "Bucket",
            WithKeys.<Integer, Presence>of(presence -> buckets.bucketOf(presence.key()))
                .withKeyType(TypeDescriptors.integers()))
        .apply("Join", GroupByKey.create())
        .apply("NotListed", ParDo.of(new NotListedFn()));
  }

  /** A key in the previous manifest, with its entry, or in the listing, without one. */
  public record Presence(String key, Optional<ManifestEntry> entry) {}

  private static final class WantedFn implements SerializableFunction<ManifestEntry, Boolean> {
    private static final long serialVersionUID = 1;

    private final boolean wanted;

    WantedFn(boolean wanted) {
      this.wanted = wanted;
    }

    @Override
    public Boolean apply(ManifestEntry entry) {
      return wanted && entry.status() != Status.PURGED;
    }
  }

  private static final class KnownFn extends SimpleFunction<ManifestEntry, Presence> {
    private static final long serialVersionUID = 1;

    @Override
    public Presence apply(ManifestEntry entry) {
      return new Presence(entry.key(), Optional.of(entry));
    }
  }

  private static final class ListedFn extends SimpleFunction<SourceFile, Presence> {
    private static final long serialVersionUID = 1;

    @Override
    public Presence apply(SourceFile file) {
      return new Presence(file.key(), Optional.empty());
    }
  }

  private static final class NotListedFn
      extends DoFn<KV<Integer, Iterable<Presence>>, ManifestEntry> {
    private static final long serialVersionUID = 1;

    @ProcessElement
    public void join(
        @Element KV<Integer, Iterable<Presence>> bucket, OutputReceiver<ManifestEntry> out) {
      Set<String> listed = new HashSet<>();
      List<ManifestEntry> known = new ArrayList<>();
      // Flink lets a group be iterated once.
      for (Presence presence : bucket.getValue()) {
        presence.entry().ifPresentOrElse(known::add, () -> listed.add(presence.key()));
      }
      known.stream().filter(entry -> !listed.contains(entry.key())).forEach(out::output);
    }
  }
}
