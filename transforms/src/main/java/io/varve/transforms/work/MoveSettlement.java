package io.varve.transforms.work;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.Move;
import io.varve.transforms.change.EntryBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what becomes of files that moved: their rows and entries go when the file at the new
 * place has rows, in the same commit; otherwise they stay and are marked as missing where the file
 * is gone, so that no row is lost to a file that cannot be read. Not safe for several threads.
 */
public final class MoveSettlement {

  private final EntryBuilder entries;
  private final Map<String, Boolean> outcomes = new HashMap<>();

  public MoveSettlement(EntryBuilder entries) {
    this.entries = entries;
  }

  /** Notes what became of files in this run. */
  public void add(ShardOutcome outcome) {
    outcome.entries().forEach(entry -> outcomes.put(entry.key(), hasRows(entry)));
  }

  /**
   * Returns whether a file stands for itself: it was extracted, or has rows of an older version.
   */
  public static boolean hasRows(ManifestEntry entry) {
    return entry.status() == Status.SUCCEEDED || entry.live().shard().isPresent();
  }

  /** Returns what a move changes; nothing when the entry stays as it is. */
  public Optional<ShardWork> settle(Move move) {
    ManifestEntry entry = move.entry();
    if (outcomes.getOrDefault(move.newKey(), move.live())) {
      ManifestEntry removal =
          entries.removed(
              entry, "not listed; " + move.newKey() + " is in its place", Instant.now());
      return Optional.of(
          new ShardWork(ShardOutcome.of(removal), DeadRows.of(entry).stream().toList()));
    }
    if (!move.gone() || entry.missingSince().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new ShardWork(ShardOutcome.of(entries.missing(entry, Instant.now())), List.of()));
  }
}
