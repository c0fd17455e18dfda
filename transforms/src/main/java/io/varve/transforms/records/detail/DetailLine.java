package io.varve.transforms.records.detail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.model.Failure;
import io.varve.io.model.FailureCode;
import io.varve.transforms.records.json.RecordJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One answer as a line of JSON. */
final class DetailLine {

  private DetailLine() {}

  static String write(FetchedDetails details) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("id", details.question().id());
    line.put("record_hash", details.question().recordHash());
    line.put("fetched_at", details.fetchedAt().toString());
    details.failure().ifPresent(failure -> line.set("failure", failure(failure)));
    if (details.failure().isEmpty()) {
      ObjectNode parts = line.putObject("parts");
      details.parts().forEach((name, entries) -> entries.forEach(parts.putArray(name)::add));
    }
    return RecordJson.text(line) + "\n";
  }

  private static ObjectNode failure(Failure failure) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("stage", failure.stage())
        .put("code", failure.code().name())
        .put("message", failure.message());
  }

  /**
   * Reads a line.
   *
   * @throws IOException when it is not what was written
   */
  static FetchedDetails read(String text) throws IOException {
    JsonNode line = RecordJson.read(text);
    try {
      return new FetchedDetails(
          new DetailQuestion(text(line, "id"), text(line, "record_hash")),
          Instant.parse(text(line, "fetched_at")),
          line.has("failure") ? Optional.of(failure(line.get("failure"))) : Optional.empty(),
          parts(line.path("parts")));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IOException("it is not an account of details: " + e.getMessage(), e);
    }
  }

  private static Failure failure(JsonNode failure) {
    return new Failure(
        text(failure, "stage"),
        FailureCode.valueOf(text(failure, "code")),
        text(failure, "message"),
        Optional.empty());
  }

  private static SortedMap<String, List<JsonNode>> parts(JsonNode parts) {
    SortedMap<String, List<JsonNode>> read = new TreeMap<>();
    for (Map.Entry<String, JsonNode> part : parts.properties()) {
      if (!(part.getValue() instanceof ArrayNode entries)) {
        throw new IllegalArgumentException(part.getKey() + " is no list");
      }
      List<JsonNode> list = new ArrayList<>();
      entries.forEach(list::add);
      read.put(part.getKey(), list);
    }
    return read;
  }

  private static String text(JsonNode line, String field) {
    if (!line.path(field).isTextual()) {
      throw new IllegalArgumentException(field + " is missing");
    }
    return line.get(field).textValue();
  }
}
