package io.varve.transforms.work;

import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import io.varve.io.run.Journal;
import io.varve.io.run.JournalLine;
import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunRecord;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunWorkspace;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.storage.DamagedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The finished shards of dead runs. Memory grows with the documents in them. Not safe for several
 * threads.
 *
 * <p>A shard is taken over by one commit at most: the data files of a shard that the snapshot lists
 * already would replace those that hold its other documents. So is one attempt at a shard, when
 * there were several.
 */
public final class UnfinishedWork {

  private static final Logger LOG = LoggerFactory.getLogger(UnfinishedWork.class);

  private final RunWorkspace workspace;

  public UnfinishedWork(RunWorkspace workspace) {
    this.workspace = workspace;
  }

  /** Returns the documents that dead runs finished, newest run first, each key once. */
  public List<Adoptable> adoptable(RunLiveness liveness) throws IOException {
    Journal journal = workspace.journal();
    List<String> runs = new ArrayList<>(journal.runs());
    if (runs.isEmpty()) {
      return List.of();
    }
    Collections.reverse(runs);
    // A shard that was taken over once belongs to the snapshot; its journal may still lie there.
    Set<String> taken = new HashSet<>(workspace.dataFilesByShard().keySet());
    Set<String> seen = new HashSet<>();
    List<Adoptable> adoptable = new ArrayList<>();
    for (String run : runs) {
      if (mayAdopt(run, liveness)) {
        for (JournalLine line : journal.lines(run)) {
          if (!taken.contains(line.shard()) && isIntact(line)) {
            taken.add(line.shard());
            addAll(line, seen, adoptable);
          }
        }
      }
    }
    return adoptable;
  }

  /** Returns the journal line of a document, as long as its data files are there. */
  Optional<JournalLine> line(Adoptable finished) throws IOException {
    for (JournalLine line : workspace.journal().lines(finished.runId())) {
      if (line.shard().equals(finished.shard()) && line.attemptId().equals(finished.attemptId())) {
        return isIntact(line) ? Optional.of(line) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** A run whose record is unreadable may still be at work. */
  private boolean mayAdopt(String run, RunLiveness liveness) throws IOException {
    RunRecord record;
    try {
      record = workspace.runs().find(run);
    } catch (DamagedException | UnsupportedFormatException e) {
      LOG.warn("Work of run {} cannot be taken over: {}", run, e.getMessage());
      return false;
    }
    boolean committed =
        record.finished().map(end -> end.status() == RunStatus.COMMITTED).orElse(false);
    return !run.equals(workspace.runId()) && !committed && liveness.isOver(record);
  }

  private static void addAll(JournalLine line, Set<String> seen, List<Adoptable> adoptable) {
    for (ManifestEntry entry : line.outcome().entries()) {
      if (entry.status() == Status.SUCCEEDED
          && entry.live().shard().equals(Optional.of(line.shard()))
          && entry.attempt().runId().equals(line.runId())
          && seen.add(entry.key())) {
        adoptable.add(new Adoptable(line.runId(), line.shard(), line.attemptId(), entry));
      }
    }
  }

  /** A line counts when its data files are all there and hold the rows of its entries. */
  private boolean isIntact(JournalLine line) throws IOException {
    Map<String, Long> expected = new TreeMap<>();
    line.outcome().entries().stream()
        .filter(entry -> entry.live().shard().equals(Optional.of(line.shard())))
        .forEach(entry -> entry.live().rows().forEach((d, n) -> expected.merge(d, n, Long::sum)));
    Map<String, Long> found = new TreeMap<>();
    for (DataFileChange change : line.outcome().dataFiles()) {
      if (!isThere(change.file())) {
        return false;
      }
      found.merge(change.file().dataset(), change.file().rows(), Long::sum);
    }
    return expected.equals(found);
  }

  private boolean isThere(DataFile file) throws IOException {
    try {
      workspace.verify(file);
      return true;
    } catch (DamagedException e) {
      return false;
    }
  }
}
