package io.varve.io.gcs.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request, read to its end.
 *
 * @param object empty for a request about the bucket's objects
 * @param copy what follows the object's name in a rewrite, still encoded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Request(
    String method,
    boolean upload,
    String bucket,
    Optional<String> object,
    Optional<Matcher> copy,
    Map<String, String> parameters,
    Headers headers,
    byte[] body) {

  private static final Pattern PATH =
      Pattern.compile("/(?:(upload|download)/)?storage/v1/b/([^/]+)/o(?:/([^/]+)(/.*)?)?");
  private static final Pattern COPY = Pattern.compile("/rewriteTo/b/([^/]+)/o/([^/]+)");

  /** Accepted by every method and of no effect here. */
  private static final Set<String> COMMON = Set.of("alt", "prettyPrint", "projection", "fields");

  static Request of(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (exchange.getRequestHeaders().containsKey("Content-Encoding")) {
      throw Refusal.bad("Content-Encoding is not supported");
    }
    Matcher path = PATH.matcher(exchange.getRequestURI().getRawPath());
    if (!path.matches()) {
      throw Refusal.bad("Unknown path: " + exchange.getRequestURI());
    }
    Optional<Matcher> copy = Optional.empty();
    if (path.group(4) != null) {
      copy = Optional.of(COPY.matcher(path.group(4))).filter(Matcher::matches);
      if (copy.isEmpty()) {
        throw Refusal.bad("Unknown path: " + exchange.getRequestURI());
      }
    }
    return new Request(
        exchange.getRequestMethod(),
        "upload".equals(path.group(1)),
        decoded(path.group(2)),
        Optional.ofNullable(path.group(3)).map(Request::decoded),
        copy,
        parameters(exchange.getRequestURI().getRawQuery()),
        exchange.getRequestHeaders(),
        body);
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (query == null) {
      return parameters;
    }
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8);
      if (parameters.put(name, value) != null) {
        throw Refusal.bad("Parameter given twice: " + name);
      }
    }
    return parameters;
  }

  /** In paths a plus is a plus. */
  static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
  }

  CallKind kind() {
    if (upload) {
      return method.equals("PUT")
          ? CallKind.CONTINUE_UPLOAD
          : parameter("uploadType").equals(Optional.of("resumable"))
              ? CallKind.START_UPLOAD
              : CallKind.UPLOAD;
    }
    if (copy.isPresent()) {
      return CallKind.REWRITE;
    }
    return switch (method) {
      case "DELETE" -> CallKind.DELETE;
      case "GET" ->
          object.isEmpty()
              ? CallKind.LIST
              : parameter("alt").equals(Optional.of("media")) ? CallKind.MEDIA : CallKind.GET;
      default -> throw Refusal.bad("Unknown method: " + method);
    };
  }

  /** Refuses parameters that the method does not have. */
  void requireOnly(String... known) {
    for (String name : parameters.keySet()) {
      if (!COMMON.contains(name) && !Set.of(known).contains(name)) {
        throw Refusal.bad("Unknown parameter: " + name);
      }
    }
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  Optional<Long> number(String name) {
    try {
      return parameter(name).map(Long::valueOf);
    } catch (NumberFormatException e) {
      throw Refusal.bad("Invalid value of " + name + ": " + parameters.get(name));
    }
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  String name() {
    return object.orElseThrow(() -> Refusal.bad("No object named"));
  }
}
