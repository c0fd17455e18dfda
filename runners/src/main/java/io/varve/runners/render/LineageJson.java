package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.audit.lineage.RowPlace;
import io.varve.io.json.Json;
import io.varve.io.model.DataFile;
import io.varve.runners.render.Lineage.OfDataFile;
import io.varve.runners.render.Lineage.OfRows;
import io.varve.runners.render.Lineage.OfSource;
import io.varve.runners.render.Lineage.Row;
import java.util.Optional;

/** Where something in a warehouse comes from, for programs. */
final class LineageJson {

  private LineageJson() {}

  static ObjectNode of(Lineage lineage) {
    if (lineage instanceof OfSource source) {
      return source(source);
    }
    return lineage instanceof OfDataFile file ? dataFile(file) : rows((OfRows) lineage);
  }

  private static ObjectNode source(OfSource lineage) {
    ObjectNode json = Json.object();
    json.put("kind", "source-file");
    json.put("key", lineage.source().entry().key());
    json.put("snapshot", lineage.snapshot());
    json.set("entry", Json.tree(lineage.source().entry()));
    ArrayNode files = json.putArray("data_files");
    for (DataFile file : lineage.source().files()) {
      ObjectNode each = files.addObject();
      each.put("dataset", file.dataset());
      each.put("path", file.path());
      each.put("rows", lineage.source().entry().live().rows().getOrDefault(file.dataset(), 0L));
    }
    json.set("run", Json.tree(lineage.run()));
    return json;
  }

  private static ObjectNode dataFile(OfDataFile lineage) {
    ObjectNode json = Json.object();
    json.put("kind", "data-file");
    json.set("data_file", Json.tree(lineage.file().named()));
    lineage
        .file()
        .now()
        .filter(now -> !now.equals(lineage.file().named()))
        .ifPresent(now -> json.set("rows_are_in", Json.tree(now)));
    json.put("purged", !lineage.file().now().equals(Optional.of(lineage.file().named())));
    ArrayNode snapshots = json.putArray("snapshots");
    lineage.file().presences().forEach(each -> snapshots.add(Json.tree(each)));
    ArrayNode sources = json.putArray("source_files");
    lineage.file().sources().forEach(each -> sources.add(Json.tree(each)));
    json.set("run", Json.tree(lineage.run()));
    return json;
  }

  private static ObjectNode rows(OfRows lineage) {
    ObjectNode json = Json.object();
    json.put("kind", "row");
    json.put("snapshot", lineage.snapshot());
    ArrayNode rows = json.putArray("rows");
    for (Row row : lineage.rows()) {
      RowPlace place = row.place();
      ObjectNode each = rows.addObject();
      each.put("dataset", place.file().dataset());
      ObjectNode keys = each.putObject("key_columns");
      place.keys().forEach(keys::put);
      each.put("source_key", place.origin().sourceKey());
      each.put("content_hash", place.origin().contentHash());
      each.put("data_file", place.file().path());
      place.span().ifPresent(span -> each.put("start", span.start()).put("end", span.end()));
      row.text().ifPresent(text -> each.put("text", text));
      each.set("run", Json.tree(row.run()));
    }
    return json;
  }
}
