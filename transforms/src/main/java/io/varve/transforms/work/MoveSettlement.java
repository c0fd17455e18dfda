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
 * place has rows, in the same commit; otherwise they stay and are marked as missing, so that no row
 * is lost to a file that cannot be read. Not safe for several threads.
 */
public final class MoveSettlement {

  private final EntryBuilder entries;
  private final Map<String, Status> outcomes = new HashMap<>();

  public MoveSettlement(EntryBuilder entries) {
    this.entries = entries;
  }

  /** Notes what became of files in this run. */
  public void add(ShardOutcome outcome) {
    outcome.entries().forEach(entry -> outcomes.put(entry.key(), entry.status()));
  }

  /** Returns what a move changes; nothing when the file stays marked as it is. */
  public Optional<ShardWork> settle(Move move) {
    ManifestEntry entry = move.entry();
    boolean live =
        Optional.ofNullable(outcomes.get(move.newKey()))
            .map(status -> status == Status.SUCCEEDED)
            .orElse(move.live());
    if (live) {
      ManifestEntry removal =
          entries.removed(
              entry, "not listed; " + move.newKey() + " is in its place", Instant.now());
      return Optional.of(
          new ShardWork(ShardOutcome.of(removal), DeadRows.of(entry).stream().toList()));
    }
    if (entry.missingSince().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        new ShardWork(ShardOutcome.of(entries.missing(entry, Instant.now())), List.of()));
  }
}
