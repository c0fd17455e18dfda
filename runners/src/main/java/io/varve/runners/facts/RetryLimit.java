package io.varve.runners.facts;

import io.varve.io.model.Snapshot;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;

/** How often a passing failure is tried: the next run will most likely be started like the last. */
public final class RetryLimit {

  private static final String USUAL = "3";

  private RetryLimit() {}

  /** Returns the attempts that the run of a snapshot gave. */
  public static int of(Warehouse warehouse, Snapshot snapshot) throws IOException {
    String recorded =
        new RunStore(warehouse.storage())
            .find(snapshot.author().runId())
            .started()
            .map(started -> started.options().getOrDefault("max-attempts", USUAL))
            .orElse(USUAL);
    return Integer.parseInt(recorded.matches("[0-9]{1,9}") ? recorded : USUAL);
  }

  /** Returns the attempts that a run gives unless told otherwise. */
  public static int usual() {
    return Integer.parseInt(USUAL);
  }
}
