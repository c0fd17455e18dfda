package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.iceberg.PublishedTable;
import io.varve.io.json.Json;
import io.varve.io.model.Snapshot;
import io.varve.runners.console.Answer;
import java.util.List;

/** What a publication made. */
public final class PublicationRender {

  private PublicationRender() {}

  /** Returns the answer for a published snapshot and its tables. */
  public static Answer of(Snapshot snapshot, String tag, List<PublishedTable> tables) {
    boolean changed = tables.stream().anyMatch(PublishedTable::changed);
    ObjectNode json = Json.object();
    json.put("status", changed ? "published" : "no-changes");
    json.put("snapshot", snapshot.id());
    json.put("tag", tag);
    ArrayNode array = json.putArray("tables");
    TextTable table =
        new TextTable("table", ">rows", ">data files", ">added", ">removed", "metadata");
    for (PublishedTable each : tables) {
      array.add(Json.tree(each));
      table.row(
          each.dataset(),
          Human.number(each.rows()),
          Human.number(each.dataFiles()),
          "+" + Human.number(each.added()),
          "-" + Human.number(each.removed()),
          each.metadata());
    }
    String head =
        changed
            ? "Published snapshot " + snapshot.id() + " as Iceberg tables; the tag " + tag
            : "Snapshot "
                + snapshot.id()
                + " is published already; nothing changed. The tag "
                + tag;
    return Answer.done(head + " protects it.\n\n" + table, json);
  }
}
