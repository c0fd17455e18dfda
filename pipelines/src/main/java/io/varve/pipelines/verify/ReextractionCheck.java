package io.varve.pipelines.verify;

import io.varve.io.audit.Sample;
import io.varve.io.manifest.LayeredTable.Visitor;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.work.WorkSettings.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Extracts a share of the live documents of the current snapshot again and compares their rows.
 * Memory grows with the manifest entries of that share, about 1.7 KB each, and for each worker with
 * the documents of one shard that are in it. Use once, from one thread.
 */
public final class ReextractionCheck {

  private final Warehouse warehouse;
  private final Sample sample;
  private final RecordedExtractors.Builder extractors;
  private final Limits limits;
  private final int workers;

  /**
   * Returns a check that has not begun.
   *
   * @param limits what one document may cost
   * @param workers documents extracted at the same time
   */
  public ReextractionCheck(
      Warehouse warehouse,
      Sample sample,
      RecordedExtractors.Builder extractors,
      Limits limits,
      int workers) {
    this.warehouse = warehouse;
    this.sample = sample;
    this.extractors = extractors;
    this.limits = limits;
    this.workers = workers;
  }

  /**
   * Does it.
   *
   * @throws io.varve.io.storage.DamagedException when the manifest cannot be read
   * @throws InterruptedException when the thread was asked to stop
   */
  public ReextractionReport execute() throws IOException, InterruptedException {
    ReextractionReport.Tally tally = new ReextractionReport.Tally();
    History history = warehouse.history();
    Optional<Snapshot> current = history.current().map(Stored::snapshot);
    if (current.isEmpty()) {
      return tally.report(sample, 0);
    }
    long[] live = new long[1];
    visit(current.get(), entry -> live[0]++);
    List<ManifestEntry> chosen = chosen(current.get(), (int) sample.count(live[0]));
    Set<ExtractorRef> refs = new HashSet<>();
    Map<String, ShardReextraction> shards = new HashMap<>();
    for (ManifestEntry entry : chosen) {
      refs.add(entry.extractor());
      shards
          .computeIfAbsent(entry.live().shard().orElseThrow(), s -> new ShardReextraction())
          .add(entry);
    }
    history.forEachDataFile(
        warehouse,
        current.get(),
        (DataFile file) ->
            Optional.ofNullable(shards.get(file.shard())).ifPresent(shard -> shard.add(file)));
    execute(shards, RecordedExtractors.find(warehouse, refs, extractors), tally);
    return tally.report(sample, live[0]);
  }

  private void execute(
      Map<String, ShardReextraction> shards,
      Map<String, Extractor> found,
      ReextractionReport.Tally tally)
      throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<?>> work = new ArrayList<>();
      for (ShardReextraction shard : shards.values()) {
        work.add(
            pool.submit(
                () -> {
                  shard.execute(warehouse.storage(), found, limits, tally);
                  return true;
                }));
      }
      for (Future<?> each : work) {
        Object unused = each.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private List<ManifestEntry> chosen(Snapshot snapshot, int count) throws IOException {
    Comparator<Ranked> worstFirst =
        Comparator.comparingLong(Ranked::rank)
            .thenComparing(ranked -> ranked.entry().key())
            .reversed();
    PriorityQueue<Ranked> best = new PriorityQueue<>(worstFirst);
    visit(
        snapshot,
        entry -> {
          best.add(new Ranked(sample.rank(entry.key()), entry));
          if (best.size() > count) {
            best.remove();
          }
        });
    return best.stream().map(Ranked::entry).toList();
  }

  private void visit(Snapshot snapshot, Visitor<ManifestEntry> visitor) throws IOException {
    Manifests.entries(warehouse.storage())
        .forEach(
            snapshot.manifest().entries(),
            entry -> {
              if (entry.live().shard().isPresent() && !entry.isDerived()) {
                visitor.visit(entry);
              }
            });
  }

  private record Ranked(long rank, ManifestEntry entry) {}
}
