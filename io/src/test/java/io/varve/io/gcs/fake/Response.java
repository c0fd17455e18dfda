package io.varve.io.gcs.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.varve.io.json.Json;
import java.io.IOException;
import java.util.Map;

/** An answer, not yet sent. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Response(int status, Map<String, String> headers, byte[] body) {

  static Response json(JsonNode json) {
    return new Response(
        200, Map.of("Content-Type", "application/json"), json.toString().getBytes(UTF_8));
  }

  static Response empty(int status, Map<String, String> headers) {
    return new Response(status, headers, new byte[0]);
  }

  static Response error(int status, String message) {
    ObjectNode json = Json.object();
    ObjectNode error = json.putObject("error");
    error.put("code", status);
    error.put("message", message);
    error.putArray("errors").addObject().put("message", message).put("reason", "refused");
    return new Response(
        status, Map.of("Content-Type", "application/json"), json.toString().getBytes(UTF_8));
  }

  void send(HttpExchange exchange) throws IOException {
    start(exchange);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Sends half of the body and ends the connection. */
  void sendHalf(HttpExchange exchange) throws IOException {
    if (body.length > 0) {
      start(exchange);
      exchange.getResponseBody().write(body, 0, body.length / 2);
      exchange.getResponseBody().flush();
    }
    exchange.close();
  }

  private void start(HttpExchange exchange) throws IOException {
    headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
  }
}
