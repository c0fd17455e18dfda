package io.varve.io.gcs.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Metadata, bytes and listings. Only the fields asked for are given. */
final class Reads {

  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]*)");
  private static final Pattern ITEMS = Pattern.compile("items\\(([^)]*)\\)");

  private final Objects objects;
  private final int mostPerPage;

  Reads(Objects objects, int mostPerPage) {
    this.objects = objects;
    this.mostPerPage = mostPerPage;
  }

  Response metadata(Request request) {
    StoredObject object = found(request);
    ObjectNode json = object.json();
    request.parameter("fields").ifPresent(fields -> json.retain(fields.split(",")));
    return Response.json(json);
  }

  Response media(Request request) {
    StoredObject object = found(request);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/octet-stream");
    headers.put("x-goog-generation", Long.toString(object.generation()));
    headers.put("x-goog-hash", "crc32c=" + StoredObject.crc32c(object.content()));
    byte[] all = object.content();
    Optional<String> asked = request.header("Range");
    if (asked.isEmpty()) {
      return new Response(200, headers, all);
    }
    Matcher range = RANGE.matcher(asked.get());
    if (!range.matches()) {
      throw Refusal.bad("Invalid Range: " + asked.get());
    }
    int first = Integer.parseInt(range.group(1));
    int last = range.group(2).isEmpty() ? all.length - 1 : Integer.parseInt(range.group(2));
    if (first >= all.length || last < first) {
      throw new Refusal(416, "The requested range cannot be satisfied.");
    }
    int end = Math.min(last + 1, all.length);
    headers.put("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + all.length);
    return new Response(206, headers, Arrays.copyOfRange(all, first, end));
  }

  Response list(Request request) {
    request.requireOnly("prefix", "delimiter", "pageToken", "maxResults");
    String prefix = request.parameter("prefix").orElse("");
    long most = Math.min(request.number("maxResults").orElse(1000L), mostPerPage);
    String after = request.parameter("pageToken").orElse("");
    List<StoredObject> found = objects.list(request.bucket(), prefix, after);
    ObjectNode json = Json.object();
    ArrayNode items = json.putArray("items");
    TreeSet<String> folders = new TreeSet<>();
    for (StoredObject object : found.subList(0, (int) Math.min(most, found.size()))) {
      Optional<String> folder = folder(object.name(), prefix, request.parameter("delimiter"));
      folder.ifPresentOrElse(folders::add, () -> items.add(item(object, request)));
    }
    if (found.size() > most) {
      json.put("nextPageToken", found.get((int) most - 1).name());
    }
    folders.forEach(json.withArray("prefixes")::add);
    return Response.json(json);
  }

  private static Optional<String> folder(String name, String prefix, Optional<String> delimiter) {
    return delimiter
        .map(d -> name.indexOf(d, prefix.length()))
        .filter(at -> at >= 0)
        .map(at -> name.substring(0, at + delimiter.get().length()));
  }

  private static ObjectNode item(StoredObject object, Request request) {
    ObjectNode json = object.json();
    Matcher fields = ITEMS.matcher(request.parameter("fields").orElse(""));
    if (fields.find()) {
      json.retain(fields.group(1).split(","));
    }
    return json;
  }

  private StoredObject found(Request request) {
    request.requireOnly(
        "generation",
        "ifGenerationMatch",
        "ifGenerationNotMatch",
        "ifMetagenerationMatch",
        "ifMetagenerationNotMatch");
    StoredObject object =
        objects.require(request.bucket(), request.name(), request.number("generation"));
    Conditions.of(request).require(Optional.of(object));
    return object;
  }
}
