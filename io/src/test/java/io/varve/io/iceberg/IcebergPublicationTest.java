package io.varve.io.iceberg;

import static io.varve.io.iceberg.LinesWarehouse.PLAIN;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.lifecycle.Purge;
import io.varve.io.model.Forgotten;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.PendingCommit.State;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.storage.InMemoryStorage;
import io.varve.io.storage.Storage.StoredFile;
import io.varve.io.storage.Storages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IcebergPublicationTest {

  private static final String NAME = "IcebergPublicationTest";

  private LinesWarehouse lines;

  @BeforeEach
  void makeWarehouse() throws IOException {
    lines = new LinesWarehouse("mem://" + NAME);
  }

  @AfterEach
  void checkWarehouse() throws IOException {
    lines.check();
    InMemoryStorage.forget(NAME);
  }

  @Test
  void tableHasTheRowsOfTheSnapshotAndTravelsInTime() throws IOException {
    lines.put("a", PLAIN, 2);
    Snapshot first = lines.put("b", PLAIN, 1);
    lines.publish(first);
    lines.put("a", PLAIN, 1);
    lines.remove("b");
    Snapshot second = lines.put("c", PLAIN, 1);

    PublishedTable published = lines.publish(second);

    assertThat(published.added(), is(2L));
    assertThat(published.removed(), is(2L));
    assertThat(published.rows(), is(2L));
    assertThat(lines.rows(), contains("a:0", "c:0"));
    BaseTable table = lines.table();
    long before = table.currentSnapshot().parentId();
    assertThat(LinesWarehouse.rows(table, before), contains("a:0", "a:1", "b:0"));
  }

  @Test
  void icebergSnapshotSaysWhatItPublishes() throws IOException {
    Snapshot snapshot = lines.put("a", PLAIN, 1);
    lines.publish(snapshot);

    Map<String, String> summary = lines.table().currentSnapshot().summary();

    assertThat(summary, hasEntry("varve.snapshot-id", "1"));
    assertThat(summary, hasEntry("varve.run-id", "run1"));
    assertThat(summary, hasEntry("varve.warehouse-id", lines.warehouse().id()));
    assertThat(summary, hasEntry("total-records", "1"));
  }

  @Test
  void publishingAgainChangesNothing() throws IOException {
    Snapshot snapshot = lines.put("a", PLAIN, 1);
    lines.publish(snapshot);
    List<StoredFile> files = lines.storage().list("iceberg");

    PublishedTable again = lines.publish(snapshot);

    assertThat(again.changed(), is(false));
    assertThat(lines.storage().list("iceberg"), is(files));
    assertThat(lines.warehouse().snapshots().ids(), contains(1L, 2L));
  }

  @Test
  void tagFollowsThePublication() throws IOException {
    Snapshot first = lines.put("a", PLAIN, 1);
    lines.publish(first);
    assertThat(lines.warehouse().history().lifecycle().tags(), is(Map.of("iceberg", 1L)));

    Snapshot second = lines.put("a", PLAIN, 2);
    lines.publish(second);

    History history = lines.warehouse().history();
    assertThat(history.lifecycle().tags(), is(Map.of("iceberg", second.id())));
    assertThat(
        history.current().orElseThrow().snapshot().author().operation(), is("publish-iceberg"));
    // What the publication committed stands for what it published.
    assertThat(
        IcebergPublication.published(history, history.current().orElseThrow()).snapshot(),
        is(second));
  }

  @Test
  void olderSnapshotCanBePublishedAgain() throws IOException {
    Snapshot first = lines.put("a", PLAIN, 3);
    lines.publish(lines.put("a", PLAIN, 1));

    lines.publish(first);

    assertThat(lines.rows(), contains("a:0", "a:1", "a:2"));
  }

  @Test
  void unchangedTableStillSaysWhichSnapshotItShows() throws IOException {
    lines.publish(lines.put("a", PLAIN, 1));
    Snapshot later = lines.put("b", PLAIN, 1);
    Snapshot same = lines.remove("b");
    assertThat(later.id() < same.id(), is(true));

    PublishedTable published = lines.publish(same);

    assertThat(published.changed(), is(true));
    assertThat(published.added() + published.removed(), is(0L));
    assertThat(
        lines.table().currentSnapshot().summary(),
        hasEntry("varve.snapshot-id", Long.toString(same.id())));
    assertThat(lines.rows(), contains("a:0"));
  }

  @Test
  void columnsKeepTheirIdsWhenTheExtractorAddsAndDropsSome() throws IOException {
    lines.publish(lines.put("a", PLAIN, 1));
    int n = lines.table().schema().findField("n").fieldId();
    Schema more = LinesWarehouse.schema(", {\"name\": \"word\", \"type\": [\"null\", \"string\"]}");
    lines.publish(lines.put("b", more, 1));

    BaseTable table = lines.table();
    assertThat(table.schema().findField("n").fieldId(), is(n));
    assertThat(table.schema().findField("word").isOptional(), is(true));
    assertThat(lines.rows(), contains("a:0", "b:0"));

    lines.publish(lines.put("c", PLAIN, 1));
    assertThat(lines.table().schema().findField("word").isOptional(), is(true));
    assertThat(lines.rows(), contains("a:0", "b:0", "c:0"));
  }

  @Test
  void firstPublicationKnowsTheColumnsOfOldDataFiles() throws IOException {
    Schema old =
        LinesWarehouse.schema(
            """
            , {"name": "marks", "type": ["null", {"type": "array", "items": {"type": "record",
            "name": "mark", "fields": [{"name": "at", "type": {"type": "long", "logicalType":
            "timestamp-micros"}}]}}], "default": null}
            """);
    lines.put("old", old, 1);
    lines.publish(lines.put("new", PLAIN, 1));

    assertThat(lines.rows(), contains("new:0", "old:0"));
    List<String> columns =
        lines.table().schema().columns().stream().map(NestedField::name).toList();
    assertThat(columns, contains("source_key", "content_hash", "run_id", "n", "marks"));
    assertThat(
        lines.table().schema().findField("marks.element.at").type().toString(), is("timestamptz"));
  }

  @Test
  void typeThatCannotChangeIsRefusedWithARemedy() throws IOException {
    String column = ", {\"name\": \"x\", \"type\": [\"null\", \"%s\"]}";
    lines.publish(lines.put("a", LinesWarehouse.schema(column.formatted("string")), 1));
    Snapshot other = lines.put("b", LinesWarehouse.schema(column.formatted("long")), 1);

    PublicationException refused =
        assertThrows(PublicationException.class, () -> lines.publish(other));

    assertThat(refused.getMessage(), containsString("Cannot publish dataset lines"));
    assertThat(refused.getMessage(), containsString("--location"));
    assertThat(lines.table().currentSnapshot().summary(), hasEntry("varve.snapshot-id", "1"));
  }

  @Test
  void metadataHoldsBoundsOfNumbersAndNoText() throws IOException {
    lines.publish(lines.put("a", PLAIN, 3));
    BaseTable table = lines.table();
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> plan = table.newScan().includeColumnStats().planFiles()) {
      plan.forEach(task -> files.add(task.file()));
    }

    int n = table.schema().findField("n").fieldId();
    int key = table.schema().findField("source_key").fieldId();
    assertThat(files.get(0).recordCount(), is(3L));
    assertThat(files.get(0).valueCounts(), hasEntry(key, 3L));
    assertThat(files.get(0).upperBounds(), hasKey(n));
    assertThat(files.get(0).upperBounds(), not(hasKey(key)));
  }

  @Test
  void tableForgetsWhatTheWarehouseForgets() throws IOException {
    lines.publish(lines.put("a", PLAIN, 1));
    lines.put("a", PLAIN, 2);
    lines.publish(lines.put("a", PLAIN, 3));
    forgetTheFirst();

    lines.publish(lines.put("a", PLAIN, 4));

    BaseTable table = lines.table();
    List<String> shown = new ArrayList<>();
    table.snapshots().forEach(each -> shown.add(each.summary().get("varve.snapshot-id")));
    assertThat(shown, contains("4", "7"));
    assertThat(lines.rows(), contains("a:0", "a:1", "a:2", "a:3"));
  }

  @Test
  void onlyIcebergSnapshotsThatNameErasedFilesGo() throws IOException {
    lines.publish(lines.put("a", PLAIN, 1));
    lines.publish(lines.put("b", PLAIN, 2));
    lines.publish(lines.remove("b"));
    Purge purge = new Purge(lines.warehouse(), "b");
    Optional<Stored> purged = LinesWarehouse.operation(lines.warehouse(), "purge").commit(purge);
    assertThat(purge.deleteFiles(), is(1L));

    lines.publish(purged.orElseThrow().snapshot());

    BaseTable table = lines.table();
    List<String> shown = new ArrayList<>();
    for (org.apache.iceberg.Snapshot each : table.snapshots()) {
      shown.add(each.summary().get("varve.snapshot-id"));
      assertThat(LinesWarehouse.rows(table, each.snapshotId()), contains("a:0"));
    }
    assertThat(shown, contains("1", "5", "7"));
  }

  private void forgetTheFirst() throws IOException {
    LinesWarehouse.operation(lines.warehouse(), "forget")
        .commit(
            (current, author) ->
                Optional.of(
                    new State(
                        current.snapshot().manifest(),
                        current.snapshot().datasets(),
                        current
                            .snapshot()
                            .lifecycle()
                            .withForgotten(List.of(new Forgotten(1, 1, Optional.empty()))))));
  }

  @Test
  void tableOfAnotherWarehouseIsLeftAlone() throws IOException {
    lines.publish(lines.put("a", PLAIN, 1));
    LinesWarehouse other = new LinesWarehouse("mem://" + NAME + "-other");
    Snapshot theirs = other.put("z", PLAIN, 1);
    IcebergPublication here =
        IcebergPublication.outside(
            other.warehouse(), Storages.open("mem://" + NAME + "/iceberg"), "iceberg");

    PublicationException refused =
        assertThrows(
            PublicationException.class,
            () ->
                here.publish(
                    LinesWarehouse.operation(other.warehouse(), IcebergPublication.OPERATION),
                    theirs));

    assertThat(refused.getMessage(), containsString("did not publish"));
    assertThat(lines.rows(), contains("a:0"));
    InMemoryStorage.forget(NAME + "-other");
  }

  @Test
  void placesInsideTheWarehouseAreRefused() throws IOException {
    for (String inside : List.of("", "/data", "/iceberg")) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  IcebergPublication.outside(
                      lines.warehouse(), Storages.open("mem://" + NAME + inside), "iceberg"));
      assertThat(refused.getMessage(), containsString("inside the warehouse"));
    }
  }
}
