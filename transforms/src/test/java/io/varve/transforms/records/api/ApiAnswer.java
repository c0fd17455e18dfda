package io.varve.transforms.records.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.transforms.records.json.RecordJson;
import java.nio.charset.StandardCharsets;

/**
 * What a server says.
 *
 * @param status HTTP status
 * @param contentType content type
 * @param text body; empty for none
 */
record ApiAnswer(int status, String contentType, String text) {

  static final ApiAnswer NOTHING = new ApiAnswer(204, "application/json", "");

  static ApiAnswer json(int status, JsonNode body) {
    return new ApiAnswer(status, "application/json", RecordJson.text(body));
  }

  /** Returns an error in the form that the API gives it. */
  static ApiAnswer error(int status, String message) {
    return new ApiAnswer(
        status,
        "application/json",
        "{\"status\":" + status + ",\"error\":\"refused\",\"message\":\"" + message + "\"}");
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
