package io.varve.runners.monitoring;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server for events that answers as it is told to, or not at all. */
public final class LineageServer implements AutoCloseable {

  private static final int HANGING = 0;
  private static final int DRIPPING = -1;
  private static final int DROPS = 100;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final int status;

  /** What was sent. */
  public record Request(String method, String path, Optional<String> authorization, String body) {}

  private LineageServer(int status) throws IOException {
    this.status = status;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Returns a server that gives this answer to everything. */
  public static LineageServer answering(int status) throws IOException {
    return new LineageServer(status);
  }

  /** Returns a server that takes requests and never answers. */
  static LineageServer hanging() throws IOException {
    return new LineageServer(HANGING);
  }

  /** Returns a server whose answer is an error that comes in drops, for several seconds. */
  static LineageServer dripping() throws IOException {
    return new LineageServer(DRIPPING);
  }

  public String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  public List<Request> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
            body));
    if (status == HANGING) {
      await(Long.MAX_VALUE);
    } else if (status == DRIPPING) {
      exchange.sendResponseHeaders(500, 0);
      for (int i = 0; i < DROPS && !await(50); i++) {
        exchange.getResponseBody().write('.');
        exchange.getResponseBody().flush();
      }
    } else {
      byte[] answer = "an answer\nof two lines".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, answer.length);
      exchange.getResponseBody().write(answer);
    }
    exchange.close();
  }

  /** Returns whether the server was closed within so many milliseconds. */
  private boolean await(long millis) {
    try {
      return closed.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
