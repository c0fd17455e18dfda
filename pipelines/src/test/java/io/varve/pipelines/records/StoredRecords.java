package io.varve.pipelines.records;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.DataFile;
import io.varve.io.model.ManifestEntry;
import io.varve.io.parquet.RowReader;
import io.varve.pipelines.run.RunFixture;
import io.varve.transforms.records.json.RecordJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * All rows of the table of records, read as one reads any table of the warehouse.
 *
 * @param rows rows by key of the record, in the order of their versions
 * @param folders folder of the data file of each record
 */
record StoredRecords(
    SortedMap<String, List<GenericRecord>> rows, SortedMap<String, String> folders) {

  static final String PREFIX = "pncp/records/";

  /** Reads the current snapshot. */
  static StoredRecords of(RunFixture stored) throws IOException {
    SortedMap<String, List<GenericRecord>> rows = new TreeMap<>();
    SortedMap<String, String> folders = new TreeMap<>();
    for (DataFile file : stored.dataFiles()) {
      if (file.dataset().equals("records")) {
        try (RowReader reader = RowReader.open(stored.open().storage(), file.path())) {
          for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
            String key = row.get().get("source_key").toString();
            rows.computeIfAbsent(key, k -> new ArrayList<>()).add(row.get());
            String before = folders.put(key, file.path());
            assertThat(key + " in two files", before == null || before.equals(file.path()));
          }
        }
      }
    }
    rows.values().forEach(all -> all.sort((a, b) -> version(a) - version(b)));
    return new StoredRecords(rows, folders);
  }

  private static int version(GenericRecord row) {
    return (Integer) row.get("version");
  }

  static String text(GenericRecord row, String column) {
    return String.valueOf(row.get(column));
  }

  private static JsonNode raw(GenericRecord row) {
    try {
      return RecordJson.read(text(row, "raw"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Fails unless each record is stored as it should be, and as its entry says. */
  void check(Map<String, ManifestEntry> entries) {
    List<String> live =
        entries.values().stream()
            .filter(entry -> !entry.live().rows().isEmpty())
            .map(ManifestEntry::key)
            .toList();
    assertThat(
        "records in the table", List.copyOf(rows.keySet()), containsInAnyOrder(live.toArray()));
    rows.forEach((key, versions) -> check(key, versions, entries.get(key)));
  }

  private void check(String key, List<GenericRecord> versions, ManifestEntry entry) {
    assertThat(key, entry.live().rows(), is(Map.of("records", (long) versions.size())));
    assertThat(
        key,
        versions.stream().map(StoredRecords::version).toList(),
        contains(IntStream.rangeClosed(1, versions.size()).boxed().toArray()));
    assertThat(
        key + " in the same state twice",
        versions.stream().map(row -> text(row, "version_hash")).distinct().toList(),
        hasSize(versions.size()));
    List<GenericRecord> current =
        versions.stream().filter(row -> Boolean.TRUE.equals(row.get("is_current"))).toList();
    assertThat(key + ", current", current, hasSize(1));
    assertThat(
        key, entry.liveContentHash().orElseThrow(), is(text(current.get(0), "version_hash")));
    JsonNode raw = raw(current.get(0));
    assertThat(key, is(PREFIX + raw.path("numeroControlePNCP").asText()));
    assertThat(folders.get(key), startsWith(partition(raw)));
  }

  /** By other means than the product's: the day stands at the beginning of the local time. */
  private static String partition(JsonNode raw) {
    String[] day = raw.path("dataPublicacaoPncp").asText().substring(0, 10).split("-");
    return "data/records/year=%s/month=%s/day=%s/".formatted((Object[]) day);
  }

  /** Returns the current state of each record by id. */
  SortedMap<String, JsonNode> current() {
    SortedMap<String, JsonNode> current = new TreeMap<>();
    rows.forEach(
        (key, versions) ->
            versions.stream()
                .filter(row -> Boolean.TRUE.equals(row.get("is_current")))
                .forEach(row -> current.put(key.substring(PREFIX.length()), raw(row))));
    return current;
  }

  /** Returns all states of each record by id, in the order of their versions. */
  SortedMap<String, List<JsonNode>> states() {
    SortedMap<String, List<JsonNode>> states = new TreeMap<>();
    rows.forEach(
        (key, versions) ->
            states.put(
                key.substring(PREFIX.length()),
                versions.stream().map(StoredRecords::raw).toList()));
    return states;
  }

  /** Returns all rows as texts, without what tells of runs. */
  List<String> facts() {
    List<String> facts = new ArrayList<>();
    for (List<GenericRecord> versions : rows.values()) {
      for (GenericRecord row : versions) {
        StringBuilder fact = new StringBuilder();
        for (Schema.Field field : row.getSchema().getFields()) {
          if (!List.of("run_id", "valid_from_run", "valid_from").contains(field.name())) {
            fact.append(field.name()).append('=').append(row.get(field.pos())).append('|');
          }
        }
        facts.add(fact.toString());
      }
    }
    return facts;
  }
}
