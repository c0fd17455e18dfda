package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.runners.console.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The history of a warehouse. */
public final class SnapshotsRender {

  private SnapshotsRender() {}

  /** Returns the answer for these snapshots, oldest first. */
  public static Answer of(List<Snapshot> snapshots) {
    TextTable table =
        new TextTable(
            ">id",
            "committed (UTC)",
            "operation",
            "run",
            ">added",
            ">again",
            ">removed",
            ">failed",
            ">entries",
            ">rows",
            "about");
    SortedMap<String, Long> tags =
        snapshots.isEmpty()
            ? new TreeMap<>()
            : snapshots.get(snapshots.size() - 1).lifecycle().tags();
    ArrayNode array = Json.object().putArray("snapshots");
    Optional<Snapshot> before = Optional.empty();
    for (Snapshot snapshot : snapshots) {
      RunCounts counts = snapshot.counts();
      table.row(
          Long.toString(snapshot.id()),
          Human.time(snapshot.committedAt()),
          snapshot.author().operation(),
          snapshot.author().runId(),
          "+" + Human.number(counts.added()),
          "~" + Human.number(counts.modified() + counts.reprocessed() + counts.retried()),
          "-" + Human.number(counts.removed()),
          Human.number(counts.failed()),
          Human.number(snapshot.manifest().entryCount()),
          Human.number(rows(snapshot)),
          about(snapshot, before, tags));
      ObjectNode each = json(snapshot);
      ArrayNode names = each.putArray("tags");
      tagsOf(snapshot, tags).forEach(names::add);
      array.add(each);
      before = Optional.of(snapshot);
    }
    ObjectNode json = Json.object();
    json.set("snapshots", array);
    return Answer.done(
        snapshots.isEmpty()
            ? "No snapshots yet; 'varve run' makes the first one.\n"
            : table.toString(),
        json);
  }

  private static String about(
      Snapshot snapshot, Optional<Snapshot> before, SortedMap<String, Long> tags) {
    List<String> words = new ArrayList<>();
    tagsOf(snapshot, tags).forEach(tag -> words.add("[" + tag + "]"));
    String done = before.map(older -> LifecycleStep.words(older, snapshot)).orElse("");
    if (!done.isEmpty()) {
      words.add(done + (snapshot.reason().isPresent() ? ":" : ""));
    }
    snapshot.reason().ifPresent(words::add);
    return String.join(" ", words);
  }

  private static List<String> tagsOf(Snapshot snapshot, SortedMap<String, Long> tags) {
    return tags.keySet().stream().filter(tag -> tags.get(tag) == snapshot.id()).toList();
  }

  static ObjectNode json(Snapshot snapshot) {
    ObjectNode json = Json.object();
    json.put("id", snapshot.id());
    json.put("committed_at", snapshot.committedAt().toString());
    json.put("operation", snapshot.author().operation());
    json.put("run_id", snapshot.author().runId());
    snapshot.reason().ifPresent(reason -> json.put("reason", reason));
    json.put("entries", snapshot.manifest().entryCount());
    json.put("rows", rows(snapshot));
    json.set("counts", Json.tree(snapshot.counts()));
    return json;
  }

  private static long rows(Snapshot snapshot) {
    return snapshot.datasets().values().stream().mapToLong(state -> state.totals().rows()).sum();
  }
}
