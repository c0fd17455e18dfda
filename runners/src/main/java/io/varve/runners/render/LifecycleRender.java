package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.io.model.DatasetState;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.runners.console.Answer;
import java.util.Optional;

/** What became of a change of the history. */
public final class LifecycleRender {

  private LifecycleRender() {}

  /** Returns the answer of a rollback. */
  public static Answer rollback(String runId, Snapshot target, Optional<Stored> committed) {
    ObjectNode json = json(runId, committed);
    json.put("target", target.id());
    if (committed.isEmpty()) {
      return Answer.done(
          "Nothing to do: the tables are those of snapshot " + target.id() + " already.\n", json);
    }
    Snapshot now = committed.get().snapshot();
    return Answer.done(
        "Rolled back: snapshot "
            + now.id()
            + " has the tables of snapshot "
            + target.id()
            + " ("
            + Human.count(now.manifest().entryCount(), "file")
            + ", "
            + Human.count(rows(now), "row")
            + "). The snapshots in between are kept.\n",
        json);
  }

  /** Returns the answer of a naming. */
  public static Answer tag(String runId, String tag, long id, Optional<Stored> committed) {
    ObjectNode json = json(runId, committed);
    json.put("tag", tag);
    json.put("target", id);
    return Answer.done(
        committed.isEmpty()
            ? "Nothing to do: snapshot " + id + " has the tag " + tag + " already.\n"
            : "Snapshot " + id + " has the tag " + tag + ".\n",
        json);
  }

  /** Returns the answer of the removal of a name. */
  public static Answer untag(String runId, String tag, Optional<Stored> committed) {
    ObjectNode json = json(runId, committed);
    json.put("tag", tag);
    return Answer.done("No snapshot has the tag " + tag + " any more.\n", json);
  }

  static ObjectNode json(String runId, Optional<Stored> committed) {
    ObjectNode json = Json.object();
    json.put("status", committed.isPresent() ? "committed" : "no-changes");
    json.put("run_id", runId);
    committed.ifPresent(stored -> json.put("snapshot", stored.snapshot().id()));
    return json;
  }

  private static long rows(Snapshot snapshot) {
    return snapshot.datasets().values().stream()
        .map(DatasetState::totals)
        .mapToLong(totals -> totals.rows())
        .sum();
  }
}
