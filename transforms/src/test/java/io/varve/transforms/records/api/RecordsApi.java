package io.varve.transforms.records.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * The server. Its records can be replaced at any time, also between two pages of an answer. Listens
 * on the loopback interface only. Safe for several threads.
 */
public final class RecordsApi implements AutoCloseable {

  private static final String BASE = "/api";

  static {
    // Read once by the server's classes: answers must not wait for acknowledgements.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Misbehaviour misbehaviour = new Misbehaviour(over);
  private final Answers answers = new Answers();
  private final List<ApiCall> calls = new ArrayList<>();
  private volatile Mishaps mishaps = Mishaps.none();
  private volatile Consumer<ApiCall> before = call -> {};

  private RecordsApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(BASE + "/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Starts a server with these records. */
  public static RecordsApi start(List<? extends JsonNode> records) throws IOException {
    RecordsApi api = new RecordsApi();
    api.serve(records);
    return api;
  }

  /** Returns the address that requests are below. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + BASE);
  }

  /** Answers with these records from now on, in this order. */
  public void serve(List<? extends JsonNode> records) {
    answers.records(records);
  }

  /** Returns the records that are answered with now. */
  public List<JsonNode> records() {
    return answers.records();
  }

  /** Answers with these items ({@code itens}) or documents ({@code arquivos}) of a record. */
  public void details(String id, String part, List<JsonNode> entries) {
    answers.details(id, part, entries);
  }

  /** Lets calls go wrong from now on; they are counted on. */
  public void mishaps(Mishaps next) {
    mishaps = next;
  }

  /** Calls this before each answer, on the thread that gives it. */
  public void before(Consumer<ApiCall> action) {
    before = action;
  }

  /** Returns the calls so far, in the order in which they came. */
  public List<ApiCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  /** Forgets the calls so far; the next one has number 1. */
  public void forgetCalls() {
    synchronized (calls) {
      calls.clear();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    ApiCall call = count(exchange.getRequestURI());
    before.accept(call);
    ApiAnswer good = answers.answer(call);
    Optional<Mishap> mishap = mishaps.of(call);
    if (mishap.isPresent()) {
      misbehaviour.answer(exchange, mishap.get(), good);
    } else {
      Misbehaviour.send(exchange, good.status(), good.contentType(), good.text());
    }
    exchange.close();
  }

  private ApiCall count(URI uri) {
    synchronized (calls) {
      ApiCall call =
          new ApiCall(
              calls.size() + 1,
              System.nanoTime(),
              uri.getPath().substring(BASE.length()),
              parameters(Optional.ofNullable(uri.getRawQuery()).orElse("")));
      calls.add(call);
      return call;
    }
  }

  private static SortedMap<String, String> parameters(String query) {
    SortedMap<String, String> parameters = new TreeMap<>();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
