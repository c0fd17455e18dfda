package io.varve.io.gcs.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.varve.io.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;

/**
 * The server. While it is open, {@code gs://} in this process leads here. Listens on the loopback
 * interface only. Safe for several threads.
 */
public final class FakeGcs implements AutoCloseable {

  private static final String ENDPOINT_PROPERTY = "varve.gcs.endpoint";
  private static final int MOST_PER_PAGE = 7;

  static {
    // Read once by the server's classes: answers must not wait for acknowledgements.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Objects objects = new Objects();
  private final Uploads uploads = new Uploads(objects);
  private final Reads reads = new Reads(objects, MOST_PER_PAGE);
  private final Map<CallKind, Integer> counts = new EnumMap<>(CallKind.class);
  private final Queue<String> defects = new ConcurrentLinkedQueue<>();
  private GcsFaultPlan plan = GcsFaultPlan.none();
  private int calls;
  private volatile boolean deletesDenied;

  private FakeGcs() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Starts a server with these buckets and leads {@code gs://} to it. */
  public static FakeGcs start(String... buckets) throws IOException {
    FakeGcs fake = new FakeGcs();
    for (String bucket : buckets) {
      fake.objects.makeBucket(bucket);
    }
    System.setProperty(ENDPOINT_PROPERTY, fake.endpoint());
    return fake;
  }

  /** Returns the URL of the server. */
  public String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Forgets the calls so far and lets the next ones fail so. */
  public synchronized void restart(GcsFaultPlan next) {
    plan = next;
    calls = 0;
    counts.clear();
  }

  /** Returns the number of calls since the last restart. */
  public synchronized int calls() {
    return calls;
  }

  /** Returns the number of calls of a kind since the last restart, failed ones included. */
  public synchronized int calls(CallKind kind) {
    return counts.getOrDefault(kind, 0);
  }

  public void makeBucket(String bucket) {
    objects.makeBucket(bucket);
  }

  /** Keeps overwritten and deleted generations readable from now on. */
  public void keepVersions() {
    objects.keepVersions();
  }

  /** Lets nobody delete any more, as for a caller who may only create. */
  public void denyDeletes() {
    deletesDenied = true;
  }

  /** Writes an object as another program does, over what is there. */
  public StoredObject put(String bucket, String name, byte[] content) {
    return objects.put(bucket, name, content, Map.of(), Conditions.none());
  }

  public void delete(String bucket, String name) {
    objects.delete(bucket, name, Optional.empty(), Conditions.none());
  }

  /** Takes the md5 from an object, as if it had been composed of others. */
  public void compose(String bucket, String name) {
    objects.change(
        bucket,
        name,
        o ->
            new StoredObject(
                bucket,
                name,
                o.generation(),
                o.metageneration(),
                o.content(),
                o.metadata(),
                o.created(),
                o.updated(),
                true));
  }

  /** Changes an object's metadata at this time: generation and content stay. */
  public void touch(String bucket, String name, Instant when) {
    objects.change(
        bucket,
        name,
        o ->
            new StoredObject(
                bucket,
                name,
                o.generation(),
                o.metageneration() + 1,
                o.content(),
                o.metadata(),
                o.created(),
                when,
                o.composed()));
  }

  /** Returns the live objects of a bucket. */
  public List<StoredObject> objects(String bucket) {
    return objects.list(bucket, "", "");
  }

  /** Fails when a request could not be understood by the fake itself. */
  public void assertNoDefects() {
    if (!defects.isEmpty()) {
      throw new AssertionError("The fake failed: " + defects);
    }
  }

  @Override
  public void close() {
    System.clearProperty(ENDPOINT_PROPERTY);
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try {
      Request request = Request.of(exchange);
      GcsFault fault = fate(request.kind());
      switch (fault) {
        case NONE -> outcome(request, fault).send(exchange);
        case UNAVAILABLE -> Response.error(503, "injected").send(exchange);
        case DROPPED -> {
          if (request.kind() == CallKind.CONTINUE_UPLOAD) {
            outcome(request, fault);
          }
          exchange.close();
        }
        case LOST -> {
          outcome(request, fault);
          exchange.close();
        }
        case TRUNCATED -> outcome(request, fault).sendHalf(exchange);
      }
    } catch (Refusal e) {
      Response.error(e.status(), e.getMessage()).send(exchange);
    } catch (RuntimeException e) {
      defects.add(exchange.getRequestURI() + ": " + e);
      Response.error(400, "defect of the fake: " + e).send(exchange);
    } finally {
      exchange.close();
    }
  }

  private synchronized GcsFault fate(CallKind kind) {
    counts.merge(kind, 1, Integer::sum);
    return plan.of(++calls, kind);
  }

  /** Carries a request out; a refusal is an outcome too. */
  private Response outcome(Request request, GcsFault fault) throws IOException {
    try {
      return switch (request.kind()) {
        case UPLOAD -> uploads.whole(request);
        case START_UPLOAD -> uploads.start(request, endpoint());
        case CONTINUE_UPLOAD -> uploads.resume(request, fault == GcsFault.DROPPED);
        case GET -> reads.metadata(request);
        case MEDIA -> reads.media(request);
        case LIST -> reads.list(request);
        case DELETE -> delete(request);
        case REWRITE -> rewrite(request);
      };
    } catch (Refusal e) {
      return Response.error(e.status(), e.getMessage());
    }
  }

  private Response delete(Request request) {
    if (deletesDenied) {
      throw new Refusal(403, "The caller does not have storage.objects.delete access.");
    }
    request.requireOnly("generation", "ifGenerationMatch", "ifMetagenerationMatch");
    objects.delete(
        request.bucket(), request.name(), request.number("generation"), Conditions.of(request));
    return Response.empty(204, Map.of());
  }

  private Response rewrite(Request request) {
    request.requireOnly("ifGenerationMatch", "sourceGeneration", "ifSourceGenerationMatch");
    Matcher target = request.copy().orElseThrow();
    StoredObject source =
        objects.require(request.bucket(), request.name(), request.number("sourceGeneration"));
    Conditions.of(request, "ifSource").require(Optional.of(source));
    StoredObject copy =
        objects.put(
            Request.decoded(target.group(1)),
            Request.decoded(target.group(2)),
            source.content(),
            source.metadata(),
            Conditions.of(request));
    var json = Json.object();
    json.put("kind", "storage#rewriteResponse").put("done", true);
    json.set("resource", copy.json());
    return Response.json(json);
  }
}
