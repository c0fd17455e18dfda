package io.varve.pipelines.compact;

import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Parent;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.pipelines.CompactPipeline;
import java.io.IOException;
import java.util.Optional;

/**
 * Whether the data files are what a compaction by the same rule made of them. How large merged
 * files become is known only when they are written; without this a compaction would go on with the
 * files of the one before it.
 */
final class LastCompaction {

  private final Warehouse warehouse;
  private final CompactionConfig config;

  LastCompaction(Warehouse warehouse, CompactionConfig config) {
    this.warehouse = warehouse;
    this.config = config;
  }

  /** Returns whether nothing came after a compaction by this rule, or slipped in before it. */
  boolean settled(Snapshot current) throws IOException {
    Optional<Snapshot> changed = Optional.of(current);
    while (changed.isPresent() && changed.get().manifest().changedDataFiles().isEmpty()) {
      Optional<Long> parent = changed.get().parent().map(Parent::id);
      changed =
          parent.isEmpty()
              ? Optional.empty()
              : warehouse.history().find(parent.get()).map(Stored::snapshot);
    }
    if (changed.isEmpty()
        || !changed.get().author().operation().equals(CompactPipeline.OPERATION)) {
      return false;
    }
    Optional<Long> planned = changed.get().parent().map(Parent::id);
    return new RunStore(warehouse.storage())
        .find(changed.get().author().runId())
        .started()
        .filter(started -> started.parentSnapshot().equals(planned))
        .filter(this::byThisRule)
        .isPresent();
  }

  private boolean byThisRule(RunStarted started) {
    return started
            .options()
            .getOrDefault(CompactionConfig.TARGET_SIZE, "")
            .equals(config.options().get(CompactionConfig.TARGET_SIZE))
        && started
            .options()
            .getOrDefault(CompactionConfig.MIN_FILES, "")
            .equals(config.options().get(CompactionConfig.MIN_FILES));
  }
}
