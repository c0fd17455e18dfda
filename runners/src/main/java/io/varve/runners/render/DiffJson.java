package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.audit.diff.EntryChange;
import io.varve.io.audit.diff.EntryChange.Kind;
import io.varve.io.audit.diff.SnapshotDifference;
import io.varve.io.json.Json;
import io.varve.io.manifest.EntryDigest;
import io.varve.io.model.DataFile;
import io.varve.io.model.Snapshot;
import java.util.Optional;
import java.util.TreeMap;

/** What is different between two snapshots, for programs. */
final class DiffJson {

  private DiffJson() {}

  static ObjectNode of(SnapshotDifference difference, Optional<ChangedRows> rows) {
    ObjectNode json = Json.object();
    json.put("from", difference.from().map(Snapshot::id).orElse(0L));
    json.put("to", difference.to().id());
    ObjectNode counts = json.putObject("counts");
    for (Kind kind : Kind.values()) {
      counts.put(
          kind.label(),
          difference.entries().stream().filter(change -> change.kind() == kind).count());
    }
    ArrayNode files = json.putArray("source_files");
    difference.entries().forEach(change -> files.add(entry(change)));
    ArrayNode datasets = json.putArray("datasets");
    DatasetChange.all(difference).forEach(each -> datasets.add(Json.tree(each)));
    ArrayNode data = json.putArray("data_files");
    difference
        .files()
        .forEach(
            change -> {
              ObjectNode each = data.addObject();
              each.put("dataset", change.dataset());
              change.before().map(DataFile::path).ifPresent(path -> each.put("before", path));
              change.after().map(DataFile::path).ifPresent(path -> each.put("after", path));
            });
    ObjectNode columns = json.putObject("columns");
    difference
        .columns()
        .forEach(
            (name, changes) -> {
              ArrayNode list = columns.putArray(name);
              changes.forEach(change -> list.add(Json.tree(change)));
            });
    rows.ifPresent(changed -> json.set("rows", rows(changed)));
    return json;
  }

  private static ObjectNode entry(EntryChange change) {
    ObjectNode json = Json.object();
    json.put("key", change.key());
    json.put("change", change.kind().label());
    change
        .cause()
        .ifPresent(
            entry -> {
              json.put("decision", entry.decision().label());
              json.put("detail", entry.decisionDetail());
              json.put("run_id", entry.runId());
            });
    change
        .by()
        .ifPresent(
            snapshot -> {
              json.put("operation", snapshot.author().operation());
              snapshot.reason().ifPresent(why -> json.put("reason", why));
            });
    change
        .after()
        .ifPresent(
            entry -> {
              json.put("status", entry.status().label());
              entry.failureCode().ifPresent(code -> json.put("failure_code", code));
              entry.failureMessage().ifPresent(why -> json.put("failure_message", why));
            });
    change.before().ifPresent(entry -> side(json, "before", entry));
    change.after().ifPresent(entry -> side(json, "after", entry));
    return json;
  }

  private static void side(ObjectNode json, String name, EntryDigest entry) {
    entry.contentHash().ifPresent(hash -> json.put("content_hash_" + name, hash));
    ObjectNode rows = json.putObject("rows_" + name);
    new TreeMap<>(entry.rows()).forEach(rows::put);
  }

  private static ObjectNode rows(ChangedRows rows) {
    ObjectNode json = Json.object();
    json.put("dataset", rows.dataset());
    json.put("added_count", rows.addedCount());
    json.put("removed_count", rows.removedCount());
    ArrayNode added = json.putArray("added");
    rows.added().forEach(row -> added.add(RowJson.of(row)));
    ArrayNode removed = json.putArray("removed");
    rows.removed().forEach(row -> removed.add(RowJson.of(row)));
    return json;
  }
}
