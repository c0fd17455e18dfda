package io.varve.transforms.records.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.ContentHash;
import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.records.json.CanonicalJson;
import io.varve.transforms.records.page.RecordPage;
import io.varve.transforms.records.page.RecordPages;
import io.varve.transforms.records.version.Sighting;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last pages that were read, since neighbours are asked for together. */
final class PageCache {

  private static final int PAGES = 16;

  private final RecordPages pages;
  private final Map<Integer, List<JsonNode>> read =
      new LinkedHashMap<>(PAGES, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<JsonNode>> eldest) {
          return size() > PAGES;
        }
      };
  private List<RecordPage> list = List.of();

  PageCache(RecordPages pages) {
    this.pages = pages;
  }

  /**
   * Returns a record that was seen.
   *
   * @throws ExtractionException when the page is not what it was
   */
  JsonNode record(Sighting seen) throws IOException, ExtractionException {
    List<JsonNode> records = read.get(seen.page());
    if (records == null) {
      records = page(seen);
      read.put(seen.page(), records);
    }
    if (seen.index() < records.size()) {
      JsonNode record = records.get(seen.index());
      if (ContentHash.of(CanonicalJson.bytes(record)).value().equals(seen.hash())) {
        return record;
      }
    }
    throw changed(seen, "another record stands there now");
  }

  private List<JsonNode> page(Sighting seen) throws IOException, ExtractionException {
    if (list.isEmpty()) {
      list = pages.list();
    }
    if (seen.page() >= list.size()) {
      throw changed(seen, "it is gone");
    }
    return pages.read(list.get(seen.page())).records();
  }

  private static ExtractionException changed(Sighting seen, String how) {
    return new ExtractionException(
        FailureCode.UNSTABLE,
        "The page changed while it was read, at " + seen.uri() + ": " + how + "; run again");
  }
}
