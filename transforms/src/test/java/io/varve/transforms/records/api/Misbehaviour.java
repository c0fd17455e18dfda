package io.varve.transforms.records.api;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers as an API does that is ill. */
final class Misbehaviour {

  /** Longer than any test waits. */
  private static final long STALL_SECONDS = 60;

  private static final String BUSY_PAGE =
      "<html>\n<head>\n  <meta charset=\"UTF-8\">\n  <title>Limite excedido</title>\n</head>\n"
          + "<body>\n  <h2>Limite de requisições excedido</h2>\n</body>\n</html>\n";

  private final CountDownLatch over;

  /** Returns what stalls until something is over. */
  Misbehaviour(CountDownLatch over) {
    this.over = over;
  }

  /** Answers; {@code good} is what would have been right. */
  void answer(HttpExchange exchange, Mishap mishap, ApiAnswer good) throws IOException {
    switch (mishap) {
      case BUSY -> send(exchange, 429, "text/html", BUSY_PAGE);
      case BUSY_FOR_A_SECOND -> {
        exchange.getResponseHeaders().set("Retry-After", "1");
        send(exchange, 429, "text/html", BUSY_PAGE);
      }
      case ERROR_JSON ->
          send(exchange, 500, "application/json", "{\"status\":500,\"error\":\"no connection\"}");
      case ERROR_TEXT ->
          send(exchange, 500, "application/json", "Erro na comunicação com o banco.");
      case STALL -> stall();
      case STALLED_BODY -> {
        half(exchange, good.bytes().length, good);
        stall();
      }
      case INVALID_JSON -> send(exchange, 200, "application/json", "{\"data\":[{\"a\":}]}");
      case NO_PAGE -> send(exchange, 200, "application/json", "{\"message\":\"try again\"}");
      case EMPTY -> exchange.sendResponseHeaders(200, -1);
      case TRUNCATED -> {
        half(exchange, good.bytes().length, good);
        throw new IOException("the connection ends here");
      }
      case CUT_CHUNKED -> {
        half(exchange, 0, good);
        throw new IOException("the connection ends here");
      }
      case DROPPED -> throw new IOException("the connection ends here");
      case NOT_FOUND -> send(exchange, 404, "application/json", "{\"message\":\"not here\"}");
      case REDIRECT -> redirect(exchange, exchange.getRequestURI().toString());
      case REDIRECT_ELSEWHERE -> redirect(exchange, "http://elsewhere.invalid/api");
    }
  }

  static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static void redirect(HttpExchange exchange, String to) throws IOException {
    exchange.getResponseHeaders().set("Location", to);
    exchange.sendResponseHeaders(302, -1);
  }

  /** Sends half a body; a length of 0 means chunks. */
  private static void half(HttpExchange exchange, int length, ApiAnswer good) throws IOException {
    byte[] body = good.bytes().length < 2 ? new byte[] {'{', '}'} : good.bytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, length == 0 ? 0 : body.length);
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, body.length / 2);
    out.flush();
  }

  private void stall() throws IOException {
    try {
      boolean unused = over.await(STALL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("the connection ends here");
  }
}
