package io.varve.io.gcs.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Uploads in one request, and resumable ones. */
final class Uploads {

  private static final int CHUNK_BYTES = 256 * 1024;
  private static final Pattern RANGE =
      Pattern.compile("bytes (?:([0-9]+)-([0-9]+)|\\*)/([0-9]+|\\*)");
  private static final String[] CONDITIONS = {
    "ifGenerationMatch", "ifGenerationNotMatch", "ifMetagenerationMatch", "ifMetagenerationNotMatch"
  };

  private final Objects objects;
  private final Map<String, Session> sessions = new HashMap<>();

  Uploads(Objects objects) {
    this.objects = objects;
  }

  /** A resumable upload. */
  private static final class Session {
    private final String bucket;
    private final JsonNode resource;
    private final Conditions conditions;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private Optional<StoredObject> done = Optional.empty();
    private Optional<Refusal> refused = Optional.empty();

    Session(String bucket, JsonNode resource, Conditions conditions) {
      this.bucket = bucket;
      this.resource = resource;
      this.conditions = conditions;
    }
  }

  Response whole(Request request) throws IOException {
    request.requireOnly(and("uploadType", "name"));
    if (!request.parameter("uploadType").equals(Optional.of("multipart"))) {
      throw Refusal.bad("Unknown uploadType: " + request.parameter("uploadType"));
    }
    Multipart parts = Multipart.of(request);
    JsonNode resource = resource(parts.first());
    return Response.json(
        store(request.bucket(), resource, parts.second(), Conditions.of(request)).json());
  }

  synchronized Response start(Request request, String endpoint) throws IOException {
    request.requireOnly(and("uploadType", "name"));
    JsonNode resource = resource(request.body());
    String name = request.parameter("name").orElseThrow(() -> Refusal.bad("No name given"));
    if (!resource.path("name").asText().equals(name)) {
      throw Refusal.bad("The names differ");
    }
    Conditions conditions = Conditions.of(request);
    conditions.require(objects.find(request.bucket(), name));
    String id = UUID.randomUUID().toString();
    sessions.put(id, new Session(request.bucket(), resource, conditions));
    String location =
        endpoint
            + "/upload/storage/v1/b/"
            + request.bucket()
            + "/o?uploadType=resumable&upload_id="
            + id;
    return Response.empty(200, Map.of("Location", location));
  }

  /**
   * Takes the bytes of a request.
   *
   * @param half whether the connection ended in the middle of them
   */
  synchronized Response resume(Request request, boolean half) throws IOException {
    request.requireOnly("uploadType", "upload_id");
    Session session = sessions.get(request.parameter("upload_id").orElse(""));
    if (session == null) {
      throw Refusal.notFound("No such upload");
    }
    Matcher range = RANGE.matcher(request.header("Content-Range").orElse(""));
    if (!range.matches()) {
      throw Refusal.bad("Invalid Content-Range: " + request.header("Content-Range"));
    }
    if (session.done.isPresent()) {
      return Response.json(session.done.get().json());
    }
    if (session.refused.isPresent()) {
      throw session.refused.get();
    }
    boolean last = !range.group(3).equals("*");
    if (range.group(1) != null) {
      take(session, range, request.body(), last, half);
    }
    if (half || !last || session.received.size() < Long.parseLong(range.group(3))) {
      int size = session.received.size();
      return Response.empty(308, size == 0 ? Map.of() : Map.of("Range", "bytes=0-" + (size - 1)));
    }
    byte[] content = session.received.toByteArray();
    try {
      session.done =
          Optional.of(store(session.bucket, session.resource, content, session.conditions));
      return Response.json(session.done.get().json());
    } catch (Refusal e) {
      session.refused = Optional.of(e);
      throw e;
    }
  }

  private static void take(
      Session session, Matcher range, byte[] body, boolean last, boolean half) {
    long first = Long.parseLong(range.group(1));
    long length = Long.parseLong(range.group(2)) - first + 1;
    if (first != session.received.size() || length != body.length) {
      throw Refusal.bad("The bytes do not follow those received: " + range.group());
    }
    if (!last && length % CHUNK_BYTES != 0) {
      throw Refusal.bad("A part is no multiple of 256 KiB: " + range.group());
    }
    session.received.write(body, 0, half ? body.length / 2 : body.length);
  }

  private StoredObject store(
      String bucket, JsonNode resource, byte[] content, Conditions conditions) {
    requireSame("crc32c", resource, StoredObject.crc32c(content));
    requireSame("md5Hash", resource, StoredObject.md5(content));
    if (!resource.hasNonNull("crc32c")) {
      throw Refusal.bad("This program always tells the checksum of what it uploads");
    }
    Map<String, String> metadata = new HashMap<>();
    resource
        .path("metadata")
        .fields()
        .forEachRemaining(field -> metadata.put(field.getKey(), field.getValue().asText()));
    return objects.put(bucket, resource.path("name").asText(), content, metadata, conditions);
  }

  private static JsonNode resource(byte[] bytes) throws IOException {
    return Json.parse(new String(bytes, UTF_8));
  }

  private static void requireSame(String checksum, JsonNode resource, String found) {
    if (resource.hasNonNull(checksum) && !resource.get(checksum).asText().equals(found)) {
      throw Refusal.bad("Provided " + checksum + " does not match the content");
    }
  }

  private static String[] and(String... others) {
    String[] all = Arrays.copyOf(CONDITIONS, CONDITIONS.length + others.length);
    System.arraycopy(others, 0, all, CONDITIONS.length, others.length);
    return all;
  }
}
