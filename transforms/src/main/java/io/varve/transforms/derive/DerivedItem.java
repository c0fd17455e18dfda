package io.varve.transforms.derive;

import io.varve.io.json.Json;
import io.varve.io.model.ContentHash;
import io.varve.io.model.SourceMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing that was derived, with its rows. Its content is its rows: what leaves them as they were
 * is no change.
 *
 * @param key key of its manifest entry
 * @param uri where the thing is described, for people
 * @param rows its rows by dataset
 */
public record DerivedItem(String key, String uri, Map<String, List<Record>> rows) {

  private static final int TOKEN_DIGITS = 15;

  public DerivedItem {
    Map<String, List<Record>> copy = new LinkedHashMap<>();
    new TreeMap<>(rows).forEach((dataset, list) -> copy.put(dataset, List.copyOf(list)));
    rows = Collections.unmodifiableMap(copy);
  }

  /** Returns the content: its rows as JSON. */
  byte[] content() {
    return Json.tree(rows).toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns metadata that equal contents share and different ones do not: as if a store had
   * numbered each content that the item ever had.
   *
   * @param content hash of the content
   */
  static SourceMetadata metadata(String uri, long sizeBytes, ContentHash content, Instant now) {
    long number = Long.parseLong(content.hex().substring(0, TOKEN_DIGITS), 16);
    return new SourceMetadata(
        uri, sizeBytes, now, SourceMetadata.generation(number), Optional.of(content.value()));
  }
}
