package io.varve.transforms.work;

import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.ManifestEntry;
import io.varve.io.run.JournalLine;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.change.EntryBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes over a finished shard of a dead run: its data files as they are, or, when some of its
 * documents are not wanted any more, copies without their rows.
 */
public final class ShardAdoption {

  private final WorkSettings settings;

  public ShardAdoption(WorkSettings settings) {
    this.settings = settings;
  }

  /**
   * Takes over documents of one journal line.
   *
   * @param adoptions at least one
   * @throws IOException when the line is gone or its files cannot be read
   */
  public ShardWork adopt(List<Adoption> adoptions) throws IOException {
    Adoptable first = adoptions.get(0).finished();
    JournalLine line =
        new UnfinishedWork(settings.workspace())
            .line(first)
            .orElseThrow(
                () ->
                    new IOException(
                        "Cannot take over shard "
                            + first.shard()
                            + " of run "
                            + first.runId()
                            + ": its journal changed while this run was planned; run again"));
    EntryBuilder builder = settings.entries();
    List<ManifestEntry> entries = new ArrayList<>();
    Set<String> wanted = new HashSet<>();
    List<DeadRows> dead = new ArrayList<>();
    for (Adoption adoption : adoptions) {
      entries.add(builder.adopted(adoption.candidate(), adoption.finished().entry()));
      wanted.add(adoption.candidate().file().key());
      adoption.candidate().previous().flatMap(DeadRows::of).ifPresent(dead::add);
    }
    return new ShardWork(
        new ShardOutcome(entries, files(line, wanted), Map.of(), 0, entries.size()), dead);
  }

  private List<DataFileChange> files(JournalLine line, Set<String> wanted) throws IOException {
    Map<String, DataFileChange> byDataset = new HashMap<>();
    List<DataFile> files = new ArrayList<>();
    for (DataFileChange change : line.outcome().dataFiles()) {
      byDataset.put(change.file().dataset(), change);
      files.add(change.file());
    }
    Map<String, Long> unwanted = unwantedRows(line, wanted);
    List<DataFileChange> rewritten =
        settings
            .workspace()
            .rewriter()
            .without(
                files,
                unwanted,
                key -> !wanted.contains(key),
                settings.workspace().nameFor(line.shard()));
    rewritten.forEach(change -> byDataset.put(change.file().dataset(), change));
    return byDataset.values().stream().filter(change -> !change.removed()).toList();
  }

  private static Map<String, Long> unwantedRows(JournalLine line, Set<String> wanted) {
    Map<String, Long> rows = new TreeMap<>();
    for (ManifestEntry entry : line.outcome().entries()) {
      boolean here = entry.live().shard().filter(line.shard()::equals).isPresent();
      if (here && !wanted.contains(entry.key())) {
        entry.live().rows().forEach((dataset, count) -> rows.merge(dataset, count, Long::sum));
      }
    }
    return rows;
  }
}
