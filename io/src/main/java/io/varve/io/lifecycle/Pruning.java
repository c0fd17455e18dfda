package io.varve.io.lifecycle;

import io.varve.io.run.RunStore;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Deletes files that no kept snapshot and no run at work needs, in two phases: a file is marked
 * first, and goes when the grace time is over and it is still not needed, so that whoever began to
 * read an older snapshot can come to an end. Killed at any moment it leaves nothing but files that
 * the next one finds.
 *
 * <p>Records of runs are kept: they are small, and what each run did is part of the audit. Memory
 * grows with the number of files, about 300 bytes each.
 */
public final class Pruning {

  /**
   * The order in which files go: first what names others, so that nothing left names a file that is
   * gone.
   */
  private static final List<String> FOLDERS =
      List.of(
          WarehouseLayout.SNAPSHOTS,
          WarehouseLayout.MANIFESTS,
          WarehouseLayout.STAGING,
          WarehouseLayout.QUARANTINE,
          WarehouseLayout.DATA);

  /** No writer is silent so long in the middle of a file. */
  private static final Duration LONGEST_PAUSE = Duration.ofDays(2);

  private final Warehouse warehouse;
  private final Storage storage;
  private final Duration grace;
  private final Instant now;

  /**
   * Returns the pruning of a warehouse.
   *
   * @param grace time that a file waits between being marked and being deleted; with zero it goes
   *     at once, which is safe only while nobody reads or runs
   */
  public Pruning(Warehouse warehouse, Duration grace, Instant now) {
    this.warehouse = warehouse;
    this.storage = warehouse.storage();
    this.grace = grace;
    this.now = now;
  }

  /**
   * What is to be done.
   *
   * @param due files that go now, in this order
   * @param marked files that begin to wait
   * @param waiting files that have waited, but not long enough
   * @param keptBytes size of the files that stay because somebody needs them
   * @param leftoverBytes size of what writers that died had begun, which is gone; 0 in a plan
   */
  public record Plan(
      List<StoredFile> due,
      List<StoredFile> marked,
      List<StoredFile> waiting,
      long keptBytes,
      long leftoverBytes) {

    public Plan {
      due = List.copyOf(due);
      marked = List.copyOf(marked);
      waiting = List.copyOf(waiting);
    }

    /** Returns the size of some files in bytes. */
    public static long bytes(List<StoredFile> files) {
      return files.stream().mapToLong(StoredFile::sizeBytes).sum();
    }
  }

  /**
   * Finds out what is to be done, and does nothing.
   *
   * @param asking run that asks, which is not one to wait for
   */
  public Plan plan(Optional<String> asking) throws IOException {
    // In this order: a file that is written after it was listed cannot be taken for waste.
    Map<String, Instant> marks = new Trash(storage).marks();
    List<StoredFile> all = new ArrayList<>();
    for (String folder : FOLDERS) {
      all.addAll(storage.list(folder));
    }
    for (StoredFile file : storage.list(WarehouseLayout.RUNS)) {
      String copy =
          WarehouseLayout.writer(file.path()).map(WarehouseLayout::snapshotCopy).orElse("");
      if (file.path().equals(copy)) {
        all.add(file);
      }
    }
    NeededFiles needed = NeededFiles.find(warehouse, new LiveRuns(warehouse, asking));
    List<StoredFile> due = new ArrayList<>();
    List<StoredFile> marked = new ArrayList<>();
    List<StoredFile> waiting = new ArrayList<>();
    long keptBytes = 0;
    for (StoredFile file : all) {
      if (needed.contains(file.path())) {
        keptBytes += file.sizeBytes();
      } else if (isDue(marks.get(file.path()))) {
        due.add(file);
      } else {
        (marks.containsKey(file.path()) ? waiting : marked).add(file);
      }
    }
    return new Plan(due, marked, waiting, keptBytes, 0);
  }

  /** A writer at work writes again and again; with nobody at work none can be writing. */
  private Duration patience() throws IOException {
    boolean alone = new LiveRuns(warehouse, Optional.empty()).ids().size() <= 1;
    return alone && grace.isZero() ? Duration.ZERO : LONGEST_PAUSE;
  }

  private boolean isDue(Instant mark) {
    return grace.isZero() || (mark != null && !mark.plus(grace).isAfter(now));
  }

  /**
   * Does it.
   *
   * @param runId run that prunes
   * @return what was done
   */
  public Plan execute(String runId) throws IOException {
    Set<String> runsBefore = runs();
    Plan plan = plan(Optional.of(runId));
    if (!plan.marked().isEmpty()) {
      new Trash(storage).mark(runId, now, plan.marked().stream().map(StoredFile::path).toList());
    }
    List<StoredFile> spared = delete(plan.due(), runsBefore);
    List<StoredFile> gone = new ArrayList<>(plan.due());
    gone.removeAll(spared);
    long leftovers = storage.discardUnpublished(now.minus(patience()));
    Set<String> still = new HashSet<>();
    Stream.of(plan.waiting(), plan.marked(), spared)
        .forEach(files -> files.forEach(file -> still.add(file.path())));
    new Trash(storage).keepOnly(still, runId);
    List<StoredFile> waiting = new ArrayList<>(plan.waiting());
    waiting.addAll(spared);
    return new Plan(gone, plan.marked(), waiting, plan.keptBytes(), leftovers);
  }

  /**
   * Deletes in order. A run that began meanwhile may have found finished work of a dead one before
   * it went: its data files are spared then.
   */
  private List<StoredFile> delete(List<StoredFile> due, Set<String> runsBefore) throws IOException {
    List<StoredFile> spared = new ArrayList<>();
    boolean alone = true;
    String folder = "";
    for (StoredFile file : due) {
      String its = file.path().substring(0, file.path().indexOf('/'));
      if (!its.equals(folder)) {
        folder = its;
        alone = !folder.equals(WarehouseLayout.DATA) || runsBefore.containsAll(runs());
      }
      if (alone) {
        storage.delete(file.path());
      } else {
        spared.add(file);
      }
    }
    return spared;
  }

  /** Also those that came to an end count: they may have committed what they found. */
  private Set<String> runs() throws IOException {
    return new HashSet<>(new RunStore(storage).ids());
  }
}
