package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.io.lifecycle.Purge.Plan;
import io.varve.io.lifecycle.SameBytes;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.runners.console.Answer;
import java.util.Optional;
import java.util.TreeMap;

/** What is erased of a source file. */
public final class PurgeRender {

  private PurgeRender() {}

  /** Returns the answer when it was purged before. */
  public static Answer nothing(String key, Plan plan) {
    ObjectNode json = json(key, plan);
    json.put("status", "no-changes");
    return Answer.done("Nothing to purge: nothing of " + key + " is left.\n", json);
  }

  /** Returns the answer when it was done. */
  public static Answer done(
      String key,
      Plan plan,
      String runId,
      Optional<Stored> committed,
      long deleted,
      boolean published) {
    ObjectNode json = json(key, plan);
    json.put("publish_again", published);
    json.setAll(LifecycleRender.json(runId, committed));
    json.put("deleted_files", deleted);
    return Answer.done(
        text(key, plan)
            + "Purged: no snapshot has rows of "
            + key
            + " any more, and "
            + Human.count(deleted, "file")
            + " with something of it "
            + (deleted == 1 ? "is" : "are")
            + " deleted. Copies of the warehouse and of its bucket are not touched.\n"
            + (published
                ? "Iceberg tables still name the old files: publish again ('varve publish"
                    + " iceberg').\n"
                : ""),
        json);
  }

  /** Returns the answer when the tombstone was taken away. */
  public static Answer lifted(String key, String runId, Optional<Stored> committed) {
    ObjectNode json = LifecycleRender.json(runId, committed);
    json.put("key", key);
    return Answer.done(
        committed.isEmpty()
            ? "Nothing to do: " + key + " has no tombstone.\n"
            : key + " has no tombstone any more; the next run extracts it again.\n",
        json);
  }

  /** Returns what there is of the file, for people. */
  public static String text(String key, Plan plan) {
    TextTable table = new TextTable("dataset", ">rows");
    new TreeMap<>(plan.rows()).forEach((name, rows) -> table.row(name, Human.number(rows)));
    return "Rows of "
        + key
        + " in "
        + Human.count(plan.dataFiles(), "data file")
        + " of all snapshots:\n\n"
        + table
        + '\n'
        + sameBytes(plan.sameBytes());
  }

  private static String sameBytes(SameBytes same) {
    if (same.files() == 0) {
      return "";
    }
    long more = same.files() - same.keys().size();
    return "The same bytes are in "
        + Human.count(same.files(), "other source file")
        + ", which this purge leaves: "
        + String.join(", ", same.keys())
        + (more == 0 ? "" : " and " + Human.number(more) + " more")
        + ".\n\n";
  }

  /** Returns what there is of the file, for programs. */
  public static ObjectNode json(String key, Plan plan) {
    ObjectNode json = Json.object();
    json.put("key", key);
    json.put("data_files", plan.dataFiles());
    json.set("rows", Json.tree(new TreeMap<>(plan.rows())));
    json.put("other_files", plan.strayFiles().size());
    json.set("same_bytes", Json.tree(plan.sameBytes()));
    return json;
  }
}
