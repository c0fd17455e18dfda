package io.varve.transforms.filings;

import io.varve.io.model.ContentHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;

/**
 * Ids of rows within one document, made of what a row is and says: an edit elsewhere leaves them as
 * they are. Rows alike in place and text are told apart by their order among each other.
 */
final class RowIds {

  private static final int DIGITS = 20;

  private final String document;
  private final Map<String, Integer> seen = new HashMap<>();

  /** Makes ids for a document that this names among the documents of its filing. */
  RowIds(String document) {
    this.document = document;
  }

  /** Returns the id of a row: 20 hexadecimal digits. */
  String next(String dataset, String place, String text) {
    String id = hash(dataset, place, text, "");
    int copy = seen.merge(id, 1, Integer::sum);
    return copy == 1 ? id : hash(dataset, place, text, Integer.toString(copy));
  }

  private String hash(String... parts) {
    MessageDigest digest = ContentHash.newDigest();
    digest.update(document.getBytes(StandardCharsets.UTF_8));
    for (String part : parts) {
      digest.update((byte) 0);
      digest.update(part.getBytes(StandardCharsets.UTF_8));
    }
    return ContentHash.of(digest).hex().substring(0, DIGITS);
  }
}
