package io.varve.runners.facts;

import io.varve.io.audit.SourceRows;
import io.varve.io.manifest.EntryDigest;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.Snapshot;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.render.SectionText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;

/**
 * The text of source files in one snapshot: the sections of the first level, which in order are the
 * canonical text. Reads one data file; memory grows with the texts of one source file.
 */
public final class CanonicalText {

  private static final String SECTIONS = "sections";
  private static final String DOCUMENT = "document_id";
  private static final Set<String> COLUMNS =
      Set.of(
          RowOrigin.SOURCE_KEY,
          DOCUMENT,
          "ordinal",
          "level",
          "part",
          "item",
          "section_type",
          "title",
          "text");

  private final Warehouse warehouse;
  private final History history;
  private final Snapshot snapshot;

  public CanonicalText(Warehouse warehouse, History history, Snapshot snapshot) {
    this.warehouse = warehouse;
    this.history = history;
    this.snapshot = snapshot;
  }

  /** Returns the sections of a source file in order, document by document; none without rows. */
  public List<SectionText> sections(String sourceKey) throws IOException {
    List<SectionText> sections = new ArrayList<>();
    int number = 0;
    for (List<GenericRecord> document : documents(sourceKey).values()) {
      number++;
      for (GenericRecord row : document) {
        sections.add(new SectionText(number, place(row), text(row, "title"), text(row, "text")));
      }
    }
    return sections;
  }

  /** Returns the canonical text of one document; nothing when its sections are not there. */
  public Optional<String> of(String sourceKey, String documentId) throws IOException {
    return Optional.ofNullable(documents(sourceKey).get(documentId))
        .map(
            rows -> {
              StringBuilder text = new StringBuilder();
              rows.forEach(row -> text.append(text(row, "text")));
              return text.toString();
            });
  }

  private Map<String, List<GenericRecord>> documents(String sourceKey) throws IOException {
    Optional<String> shard =
        Manifests.entryDigests(warehouse.storage())
            .find(snapshot.manifest().entries(), sourceKey)
            .flatMap(EntryDigest::shard);
    Map<String, List<GenericRecord>> documents = new LinkedHashMap<>();
    if (shard.isPresent()) {
      List<DataFile> files = new ArrayList<>();
      history.forEachDataFile(
          warehouse,
          snapshot,
          file -> {
            if (file.dataset().equals(SECTIONS) && file.shard().equals(shard.get())) {
              files.add(file);
            }
          });
      for (DataFile file : files) {
        for (GenericRecord row : new SourceRows(warehouse.storage()).of(sourceKey, file, COLUMNS)) {
          if (row.hasField("level") && number(row, "level") == 1) {
            documents.computeIfAbsent(text(row, DOCUMENT), id -> new ArrayList<>()).add(row);
          }
        }
      }
    }
    documents
        .values()
        .forEach(rows -> rows.sort(Comparator.comparingInt(row -> number(row, "ordinal"))));
    return documents;
  }

  private static String place(GenericRecord row) {
    String part = text(row, "part");
    String item = text(row, "item");
    String number = part.isEmpty() || item.isEmpty() ? part + item : part + "/" + item;
    return (number + " " + text(row, "section_type")).strip();
  }

  private static String text(GenericRecord row, String column) {
    Object value = row.hasField(column) ? row.get(column) : null;
    return value == null ? "" : value.toString();
  }

  private static int number(GenericRecord row, String column) {
    return ((Number) row.get(column)).intValue();
  }
}
