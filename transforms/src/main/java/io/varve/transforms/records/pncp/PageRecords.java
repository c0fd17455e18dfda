package io.varve.transforms.records.pncp;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.transforms.records.json.Shown;
import io.varve.transforms.records.source.InvalidPageException;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of a page of any kind.
 *
 * @param all in order; each is an object
 */
record PageRecords(List<JsonNode> all) {

  /** Reads {@code {data: [...]}}, a bare array, or nothing, which holds no records. */
  static PageRecords of(JsonNode body) throws InvalidPageException {
    if (body.isMissingNode()) {
      return new PageRecords(List.of());
    }
    if (!body.isContainerNode()) {
      throw new InvalidPageException("it is " + Shown.kind(body) + ", expected an object");
    }
    JsonNode data = body.isArray() ? body : body.path("data");
    if (!data.isArray()) {
      throw new InvalidPageException(withoutData(body, data));
    }
    List<JsonNode> records = new ArrayList<>(data.size());
    for (JsonNode record : data) {
      if (!record.isObject()) {
        throw new InvalidPageException(
            "record " + (records.size() + 1) + " is " + Shown.kind(record));
      }
      records.add(record);
    }
    return new PageRecords(records);
  }

  /** Says what the server says, when it says what is wrong. */
  private static String withoutData(JsonNode body, JsonNode data) {
    if (body.hasNonNull("status") || body.hasNonNull("error")) {
      return "it is an error: "
          + Shown.text(
              (body.path("status").asText() + " " + body.path("error").asText()).strip()
                  + ": "
                  + body.path("message").asText("no message"));
    }
    return "data is " + Shown.kind(data) + ", expected an array";
  }
}
