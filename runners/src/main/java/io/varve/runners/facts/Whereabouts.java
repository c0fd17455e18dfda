package io.varve.runners.facts;

import io.varve.io.audit.FileHistory;
import io.varve.io.audit.FileHistory.Change;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Finds the snapshots that have a source file which another one has not. */
final class Whereabouts {

  private final Warehouse warehouse;
  private final History history;

  Whereabouts(Warehouse warehouse, History history) {
    this.warehouse = warehouse;
    this.history = history;
  }

  /**
   * Returns which kept snapshot has a source file, in words; nothing when none has it.
   *
   * @param key source key
   * @param without id of a kept snapshot that has not
   */
  Optional<String> of(String key, long without) throws IOException {
    long last = history.current().map(stored -> stored.snapshot().id()).orElse(0L);
    List<Change> changes = new FileHistory(warehouse, history).of(key, last);
    Optional<Change> removal =
        changes.stream().filter(change -> change.snapshot().id() <= without).findFirst();
    if (removal.isPresent()) {
      Optional<Long> before = keptBefore(removal.get().snapshot().id());
      if (before.isPresent() && has(key, before.get())) {
        return Optional.of("it was removed " + told(removal.get(), before.get()));
      }
    }
    return changes.stream()
        .filter(change -> change.snapshot().id() > without && !change.entry().isRemoval())
        .reduce((newer, older) -> older)
        .map(addition -> "it was added " + told(addition, addition.snapshot().id()));
  }

  private static String told(Change change, long having) {
    return (change.forgotten().isPresent() ? "before snapshot " : "in snapshot ")
        + change.snapshot().id()
        + "; --snapshot="
        + having
        + " has it.";
  }

  private Optional<Long> keptBefore(long id) {
    return history.kept().stream().filter(kept -> kept < id).reduce((one, later) -> later);
  }

  private boolean has(String key, long id) throws IOException {
    Optional<Stored> stored = history.find(id);
    return stored.isPresent()
        && new EntryReader(warehouse, stored.map(Stored::snapshot)).find(key).isPresent();
  }
}
