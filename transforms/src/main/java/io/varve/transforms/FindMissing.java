package io.varve.transforms;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.model.Status;
import io.varve.transforms.FindMissing.Presence;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.SourceIdentity;
import io.varve.transforms.work.JoinPlan;
import io.varve.transforms.work.MoveSettlement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Filter;
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
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Finds the entries whose source file is not listed, by a join in buckets of what files are about;
 * bounded, deterministic. One worker holds the keys and entries of one bucket.
 *
 * <p>A file that is out of scope is not missing, but a listed one about the same thing still takes
 * its place: the two must not both have rows. A run over failed files finds nothing missing, and
 * takes for moved only what a file that failed before stands in for.
 */
public final class FindMissing extends PTransform<PCollection<ManifestEntry>, PCollectionTuple> {

  private static final long serialVersionUID = 1;

  /** Entries whose file is gone. */
  public static final TupleTag<ManifestEntry> MISSING = new TupleTag<>("missing") {};

  /** Entries whose file is not listed, while another file about the same thing is. */
  public static final TupleTag<Move> MOVED = new TupleTag<>("moved") {};

  /** Keys of files about the same thing, in words, once for each such thing. */
  public static final TupleTag<String> CLASHES = new TupleTag<>("clashes") {};

  private final PCollection<SourceFile> listing;
  private final SourceIdentity identity;
  private final InputScope scope;
  private final boolean onlyFailed;
  private final JoinPlan plan;

  /**
   * Returns the step, which takes all entries below the key prefix of the input.
   *
   * @param listing all files in scope
   * @param identity which files are about the same thing
   */
  public FindMissing(
      PCollection<SourceFile> listing,
      InputScope scope,
      SourceIdentity identity,
      ChangePolicy policy,
      JoinPlan plan) {
    this.listing = listing;
    this.identity = identity;
    this.scope = scope;
    this.onlyFailed = policy.onlyFailed();
    this.plan = plan;
  }

  @Override
  public PCollectionTuple expand(PCollection<ManifestEntry> previous) {
    JoinPlan buckets = plan;
    SourceIdentity about = identity;
    PCollection<Presence> known =
        previous
            .apply("Wanted", Filter.by(entry -> entry.status() != Status.PURGED))
            .apply("Known", MapElements.via(new KnownFn()));
    PCollection<Presence> listed = listing.apply("Listed", MapElements.via(new ListedFn()));
    return PCollectionList.of(known)
        .and(listed)
        .apply("Both", Flatten.pCollections())
        .apply(
            "Bucket",
            WithKeys.<Integer, Presence>of(presence -> buckets.bucketOf(about.of(presence.key())))
                .withKeyType(TypeDescriptors.integers()))
        .apply("Join", GroupByKey.create())
        .apply(
            "NotListed",
            ParDo.of(new NotListedFn(scope, identity, onlyFailed))
                .withOutputTags(MISSING, TupleTagList.of(MOVED).and(CLASHES)));
  }

  /** A key in the previous manifest, with its entry, or in the listing, without one. */
  public record Presence(String key, Optional<ManifestEntry> entry) {}

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

    private final InputScope scope;
    private final SourceIdentity identity;
    private final boolean onlyFailed;

    NotListedFn(InputScope scope, SourceIdentity identity, boolean onlyFailed) {
      this.scope = scope;
      this.identity = identity;
      this.onlyFailed = onlyFailed;
    }

    @ProcessElement
    public void join(@Element KV<Integer, Iterable<Presence>> bucket, MultiOutputReceiver out) {
      Map<String, TreeSet<String>> listed = new TreeMap<>();
      Map<String, ManifestEntry> known = new HashMap<>();
      // Flink lets a group be iterated once.
      for (Presence presence : bucket.getValue()) {
        presence
            .entry()
            .ifPresentOrElse(
                entry -> known.put(entry.key(), entry),
                () ->
                    listed
                        .computeIfAbsent(identity.of(presence.key()), about -> new TreeSet<>())
                        .add(presence.key()));
      }
      listed.values().stream()
          .filter(keys -> keys.size() > 1)
          .forEach(keys -> out.get(CLASHES).output(String.join(" and ", keys)));
      for (ManifestEntry entry : known.values()) {
        TreeSet<String> same = listed.getOrDefault(identity.of(entry.key()), new TreeSet<>());
        boolean gone = !onlyFailed && scope.contains(entry.key());
        if (same.isEmpty()) {
          if (gone) {
            out.get(MISSING).output(entry);
          }
        } else if (!same.contains(entry.key())) {
          Optional<ManifestEntry> other = Optional.ofNullable(known.get(same.first()));
          if (!onlyFailed || other.filter(e -> e.status() == Status.FAILED).isPresent()) {
            boolean live = other.filter(MoveSettlement::hasRows).isPresent();
            out.get(MOVED).output(new Move(entry, same.first(), live, gone));
          }
        }
      }
    }
  }
}
