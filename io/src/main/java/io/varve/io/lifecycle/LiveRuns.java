package io.varve.io.lifecycle;

import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunRecord;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.DamagedException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The runs that may be at work at this moment, and the snapshots that they began with. Safe for
 * several threads.
 */
public final class LiveRuns {

  private final SortedMap<String, Optional<Long>> plannedOn = new TreeMap<>();

  /**
   * Looks at the records of all runs.
   *
   * @param except a run that does not count: the one that asks
   */
  public LiveRuns(Warehouse warehouse, Optional<String> except) throws IOException {
    RunStore runs = new RunStore(warehouse.storage());
    RunLiveness liveness = RunLiveness.fromHere();
    for (String id : runs.unfinished()) {
      if (!Optional.of(id).equals(except)) {
        look(runs, liveness, id);
      }
    }
  }

  private void look(RunStore runs, RunLiveness liveness, String id) throws IOException {
    try {
      RunRecord run = runs.find(id);
      if (!liveness.isOver(run)) {
        plannedOn.put(id, run.started().flatMap(RunStarted::parentSnapshot));
      }
    } catch (DamagedException | UnsupportedFormatException e) {
      // Nobody can say that it is over.
      plannedOn.put(id, Optional.empty());
    }
  }

  /** Returns their ids. */
  public Set<String> ids() {
    return plannedOn.keySet();
  }

  /**
   * Returns whether a run may still read a snapshot when it commits: the one that it began with and
   * all that came after it. Of a run that does not say, all.
   */
  boolean mayRead(long snapshot) {
    return plannedOn.values().stream().anyMatch(began -> began.orElse(0L) <= snapshot);
  }

  /** Returns the first run that began with a snapshot. */
  Optional<String> plannedOn(long snapshot) {
    return plannedOn.entrySet().stream()
        .filter(run -> run.getValue().equals(Optional.of(snapshot)))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
