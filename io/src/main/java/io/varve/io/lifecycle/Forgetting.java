package io.varve.io.lifecycle;

import io.varve.io.lifecycle.ForgetPolicy.Candidate;
import io.varve.io.lifecycle.ForgetPolicy.Decision;
import io.varve.io.model.Forgotten;
import io.varve.io.model.Lifecycle;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.PendingCommit.Change;
import io.varve.io.snapshot.PendingCommit.State;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Gives up the snapshots that a policy does not keep. The current one, those with tags and those
 * that runs at work began with always stay. Files are deleted by {@link Pruning}.
 */
public final class Forgetting implements Operation.Planner {

  private final Warehouse warehouse;
  private final ForgetPolicy policy;

  public Forgetting(Warehouse warehouse, ForgetPolicy policy) {
    this.warehouse = warehouse;
    this.policy = policy;
  }

  /** Returns what would be kept and forgotten now, newest first. Reads every kept snapshot. */
  public List<Decision> decisions() throws IOException {
    History history = warehouse.history();
    return history.current().isEmpty()
        ? List.of()
        : policy.decide(candidates(history, new LiveRuns(warehouse, Optional.empty())));
  }

  @Override
  public Optional<Change> plan(Stored current, Author author) throws IOException {
    History history = warehouse.history();
    LiveRuns live = new LiveRuns(warehouse, Optional.of(author.runId()));
    List<Forgotten> gone = new ArrayList<>(current.snapshot().lifecycle().forgotten());
    int before = gone.size();
    for (Decision decision : policy.decide(candidates(history, live))) {
      Optional<Stored> stored =
          decision.keep() ? Optional.empty() : warehouse.snapshots().find(decision.id());
      stored.ifPresent(
          s -> gone.add(new Forgotten(decision.id(), decision.id(), s.snapshot().parent())));
    }
    if (gone.size() == before) {
      return Optional.empty();
    }
    Snapshot snapshot = current.snapshot();
    Lifecycle lifecycle = snapshot.lifecycle().withForgotten(Forgotten.merged(gone));
    return Optional.of(new State(snapshot.manifest().unchanged(), snapshot.datasets(), lifecycle));
  }

  private List<Candidate> candidates(History history, LiveRuns live) throws IOException {
    List<Long> kept = history.kept();
    long current = kept.get(kept.size() - 1);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = kept.size() - 1; i >= 0; i--) {
      long id = kept.get(i);
      Optional<Snapshot> snapshot = history.find(id).map(Stored::snapshot);
      if (snapshot.isPresent()) {
        List<String> mustStay = new ArrayList<>();
        if (id == current) {
          mustStay.add("current snapshot");
        }
        live.plannedOn(id).ifPresent(run -> mustStay.add("run " + run + " is at work on it"));
        candidates.add(
            new Candidate(
                id,
                snapshot.get().committedAt(),
                tagsOf(id, history.lifecycle().tags()),
                snapshot.get().changesTables(),
                mustStay));
      }
    }
    return candidates;
  }

  private static SortedSet<String> tagsOf(long id, Map<String, Long> tags) {
    SortedSet<String> names = new TreeSet<>();
    tags.forEach(
        (name, tagged) -> {
          if (tagged == id) {
            names.add(name);
          }
        });
    return names;
  }
}
