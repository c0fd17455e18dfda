package io.varve.transforms.work;

import io.varve.io.model.DataFileChange;
import io.varve.io.model.ManifestEntry;
import io.varve.io.run.ShardOutcome;
import io.varve.io.shard.ShardName;
import io.varve.io.shard.ShardWriter;
import io.varve.transforms.change.Candidate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Extracts the documents of one shard, one after another, into one data file per dataset. A bad
 * document is an entry, not an error; only a storage that fails ends the work. Not safe for several
 * threads.
 */
public final class ShardExtraction {

  private final WorkSettings settings;
  private final DocumentExtraction documents;

  public ShardExtraction(WorkSettings settings) {
    this.settings = settings;
    this.documents = new DocumentExtraction(settings);
  }

  /**
   * Extracts a shard and notes it in the journal.
   *
   * @param shard name of the new shard
   * @param candidates its documents, read once, one in memory at a time
   * @param progress told of each document when it is done
   */
  public ShardWork extract(
      String shard, Iterable<Candidate> candidates, Consumer<DocumentResult> progress)
      throws IOException {
    ShardName name = settings.workspace().nameFor(shard);
    List<ManifestEntry> entries = new ArrayList<>();
    Map<String, Long> skipped = new TreeMap<>();
    List<DeadRows> dead = new ArrayList<>();
    long bytesRead = 0;
    try (ShardWriter writer =
        settings.workspace().newShard(name, settings.extractor().datasets())) {
      for (Candidate candidate : candidates) {
        DocumentResult result = documents.extract(candidate, writer, shard);
        result.entry().ifPresent(entries::add);
        if (result.entry().isEmpty()) {
          skipped.merge(result.decision().label(), 1L, Long::sum);
        }
        result.dead().ifPresent(dead::add);
        bytesRead += result.bytesRead();
        progress.accept(result);
      }
      List<DataFileChange> files = writer.publish().stream().map(DataFileChange::of).toList();
      ShardOutcome outcome = new ShardOutcome(entries, files, skipped, bytesRead, 0);
      settings.workspace().journal().add(name.runId(), shard, name.attemptId(), outcome);
      return new ShardWork(outcome, dead);
    }
  }
}
