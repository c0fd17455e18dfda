package io.varve.io.audit.diff;

import io.varve.io.model.ContentHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * 128 bits of the SHA-256 of a row: equal for rows that are equal in all columns but {@code
 * run_id}. A column that a file does not have counts as null, and the order of columns does not
 * count, so that rows written before a column was added can equal later ones.
 */
record RowDigest(long high, long low) {

  private static final String RUN_ID = "run_id";

  static RowDigest of(IndexedRecord row) {
    MessageDigest digest = ContentHash.newDigest();
    addFields(digest, row, RUN_ID);
    ByteBuffer sum = ByteBuffer.wrap(digest.digest());
    return new RowDigest(sum.getLong(), sum.getLong());
  }

  private static void addFields(MessageDigest digest, IndexedRecord row, String without) {
    Map<String, Object> values = new TreeMap<>();
    for (Schema.Field field : row.getSchema().getFields()) {
      Object value = row.get(field.pos());
      if (value != null && !field.name().equals(without)) {
        values.put(field.name(), value);
      }
    }
    addMap(digest, values);
  }

  private static void addMap(MessageDigest digest, Map<String, Object> values) {
    addSize(digest, 'm', values.size());
    values.forEach(
        (name, value) -> {
          addText(digest, name);
          add(digest, value);
        });
  }

  /** Each value begins with its kind and its length, so that no two rows read the same. */
  private static void add(MessageDigest digest, Object value) {
    if (value == null) {
      addSize(digest, '0', 0);
    } else if (value instanceof IndexedRecord struct) {
      addFields(digest, struct, "");
    } else if (value instanceof Collection<?> list) {
      addSize(digest, 'l', list.size());
      list.forEach(each -> add(digest, each));
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((name, each) -> sorted.put(name.toString(), each));
      addMap(digest, sorted);
    } else if (value instanceof ByteBuffer bytes) {
      addSize(digest, 'b', bytes.remaining());
      digest.update(bytes.duplicate());
    } else {
      addText(digest, value.toString());
    }
  }

  private static void addText(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    addSize(digest, 't', bytes.length);
    digest.update(bytes);
  }

  private static void addSize(MessageDigest digest, char kind, int size) {
    digest.update(ByteBuffer.allocate(5).put((byte) kind).putInt(size).array());
  }
}
