package io.varve.runners.export;

import io.varve.io.model.DataFile;
import io.varve.io.storage.Storage;
import io.varve.runners.export.ItemText.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.generic.GenericRecord;

/** The items of the filings of one shard, by source file. Memory grows with the shard's text. */
final class FilingItems {

  private static final String KEY = "source_key";
  private static final String DOCUMENT = "document_id";

  private final Storage storage;
  private final Map<String, String> forms = new HashMap<>();
  private final Map<String, List<Span>> tables = new HashMap<>();
  private final Map<String, Map<String, String>> items = new TreeMap<>();

  private FilingItems(Storage storage) {
    this.storage = storage;
  }

  /**
   * Returns the items by source file and item id; of an item that two documents of a filing have,
   * the first.
   *
   * @param files data files of the shard by dataset
   */
  static Map<String, Map<String, String>> of(Storage storage, Map<String, DataFile> files)
      throws IOException {
    FilingItems reader = new FilingItems(storage);
    reader.read(files, "documents", List.of(KEY, DOCUMENT, "form_type"), reader::document);
    reader.read(files, "tables", List.of(KEY, DOCUMENT, "start", "end"), reader::table);
    reader.read(
        files,
        "sections",
        List.of(KEY, DOCUMENT, "level", "part", "item", "start", "text"),
        reader::section);
    return reader.items;
  }

  private void read(
      Map<String, DataFile> files,
      String dataset,
      List<String> columns,
      Consumer<GenericRecord> reader)
      throws IOException {
    if (files.containsKey(dataset)) {
      DatasetRows.forEach(storage, files.get(dataset), columns, reader);
    }
  }

  private void document(GenericRecord row) {
    forms.put(place(row), DatasetRows.text(row, "form_type"));
    items.computeIfAbsent(DatasetRows.text(row, KEY), key -> new TreeMap<>());
  }

  private void table(GenericRecord row) {
    Span span = new Span(DatasetRows.number(row, "start"), DatasetRows.number(row, "end"));
    tables.computeIfAbsent(place(row), key -> new ArrayList<>()).add(span);
  }

  private void section(GenericRecord row) {
    String item = DatasetRows.text(row, "item");
    if (DatasetRows.number(row, "level") != 1 || item.isEmpty()) {
      return;
    }
    String place = place(row);
    String id = ItemText.id(forms.getOrDefault(place, ""), DatasetRows.text(row, "part"), item);
    String text =
        ItemText.marked(
            DatasetRows.text(row, "text"),
            DatasetRows.number(row, "start"),
            tables.getOrDefault(place, List.of()));
    items.get(DatasetRows.text(row, KEY)).putIfAbsent(id, text);
  }

  private static String place(GenericRecord row) {
    return DatasetRows.text(row, KEY) + "\n" + DatasetRows.text(row, DOCUMENT);
  }
}
