package io.varve.runners.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.Warehouse;
import io.varve.pipelines.run.RunFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries asked in SQL are those that the reader of the manifest finds, in every snapshot. */
final class LayeredQueryTest {

  @TempDir private Path folder;

  @Test
  void theLatestLayerWinsAndRemovalsEndKeys() throws Exception {
    RunFixture fixture =
        new RunFixture(folder.resolve("in"), folder.resolve("warehouse").toString());
    fixture.settings().enforce = false;
    for (int i = 0; i < 40; i++) {
      fixture.write("file-" + i, "text " + i);
    }
    fixture.run();
    fixture.settings().prune = true;
    for (int i = 0; i < 4; i++) {
      fixture.write("file-" + i, "other " + i);
      fixture.write("new-" + i, "new " + i);
      fixture.delete("file-" + (39 - i));
      fixture.run();
    }
    // Back again after it was removed, and failing.
    fixture.write("file-39", "INVALID\n");
    fixture.run();
    Warehouse warehouse = Warehouse.open(fixture.location());
    History history = warehouse.history();
    long deltas = 0;
    long bases = 0;
    for (long id : history.kept()) {
      Snapshot snapshot = history.find(id).orElseThrow().snapshot();
      deltas = Math.max(deltas, snapshot.manifest().entries().deltas().size());
      bases += snapshot.manifest().entries().base().isPresent() ? 1 : 0;
      assertThat(
          "snapshot " + id, asked(warehouse, history, snapshot), is(read(warehouse, snapshot)));
    }
    assertThat(deltas, is(greaterThan(1L)));
    assertThat(bases, is(greaterThan(0L)));
  }

  @Test
  void aDatasetWithoutDataFilesHasItsColumns() throws Exception {
    RunFixture fixture =
        new RunFixture(folder.resolve("in"), folder.resolve("warehouse").toString());
    fixture.write("a", "one\ntwo");
    fixture.run();
    fixture.delete("a");
    fixture.settings().prune = true;
    fixture.settings().maxMissing = 100;
    fixture.run();
    Warehouse warehouse = Warehouse.open(fixture.location());
    History history = warehouse.history();
    Snapshot snapshot = history.current().orElseThrow().snapshot();
    assertThat(history.dataFiles(warehouse, snapshot), is(empty()));
    assertThat(snapshot.datasets().keySet(), is(not(empty())));
    List<List<JsonNode>> rows =
        rows(warehouse, history, snapshot, "select column_name from (describe lines)");
    assertThat(rows.get(0).get(0).asText(), is("source_key"));
    assertThat(rows(warehouse, history, snapshot, "select line from lines"), is(empty()));
  }

  private static Map<String, String> asked(Warehouse warehouse, History history, Snapshot snapshot)
      throws Exception {
    Map<String, String> entries = new TreeMap<>();
    for (List<JsonNode> row :
        rows(
            warehouse,
            history,
            snapshot,
            "select key, status, content_hash, run_id, decision from entries")) {
      String before =
          entries.put(
              row.get(0).asText(),
              row.get(1).asText()
                  + row.get(2).asText()
                  + row.get(3).asText()
                  + row.get(4).asText());
      assertThat(before == null, is(true));
    }
    return entries;
  }

  private static Map<String, String> read(Warehouse warehouse, Snapshot snapshot) throws Exception {
    Map<String, String> entries = new TreeMap<>();
    Manifests.entries(warehouse.storage())
        .forEach(
            snapshot.manifest().entries(),
            entry ->
                entries.put(
                    entry.key(),
                    entry.status().label()
                        + entry.contentHash().orElse("null")
                        + entry.attempt().runId()
                        + entry.attempt().decision().label()));
    return entries;
  }

  private static List<List<JsonNode>> rows(
      Warehouse warehouse, History history, Snapshot snapshot, String query) throws Exception {
    List<List<JsonNode>> rows = new ArrayList<>();
    SnapshotViews views = SnapshotViews.of(warehouse, history, snapshot);
    try (LocalCopies copies = LocalCopies.of(warehouse.storage());
        Session session = Session.forQuery(views, VerifiedFiles.byHash(copies), query)) {
      session.ask(
          query,
          new RowSink() {
            @Override
            public void columns(List<String> names) {}

            @Override
            public boolean row(List<JsonNode> cells) {
              rows.add(cells);
              return true;
            }
          });
    }
    return rows;
  }
}
