package io.varve.transforms.records.pncp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.transforms.records.json.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Made-up contractings, items and documents for tests. */
public final class Contractings {

  private Contractings() {}

  /** Returns the record with all fields. */
  static ObjectNode full() {
    return (ObjectNode) page().get("data").get(0);
  }

  /** Returns the record with all fields, with another value of one; null text removes none. */
  static ObjectNode with(String field, String json) {
    try {
      ObjectNode record = full();
      record.set(field, RecordJson.read(json));
      return record;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a page with records of all kinds. */
  static JsonNode page() {
    return resource("page.json");
  }

  static JsonNode resource(String name) {
    try (InputStream in = Contractings.class.getResourceAsStream(name)) {
      return RecordJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
