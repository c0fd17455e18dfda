package io.varve.transforms.records.fetch;

import io.varve.transforms.records.source.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The address of a request, and how it may be shown. */
final class RequestUrl {

  private static final Pattern SECRET =
      Pattern.compile("token|secret|passw|senha|credential|signature|auth|api.?key");
  private static final String HIDDEN = "***";

  private final URI uri;
  private final String shown;
  private final Request request;

  /**
   * Returns the address.
   *
   * @throws IllegalArgumentException when the endpoint or the path cannot be part of one
   */
  RequestUrl(URI endpoint, Request request) {
    checkEndpoint(endpoint);
    if (request.path().indexOf('?') >= 0 || request.path().indexOf('#') >= 0) {
      throw new IllegalArgumentException("Invalid path of a request: " + request.path());
    }
    String base = endpoint.toString().replaceFirst("/+$", "") + request.path();
    this.request = request;
    this.uri = URI.create(base + query(request, false));
    this.shown = base + query(request, true);
  }

  /**
   * Makes sure that an address can be asked, and that it can be shown: what is secret has no place
   * in it.
   *
   * @throws IllegalArgumentException when it cannot; the message is for the user
   */
  static void checkEndpoint(URI endpoint) {
    String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || endpoint.getHost() == null) {
      throw new IllegalArgumentException(
          "Invalid --endpoint: it must be an address such as https://example.org/api.");
    }
    if (endpoint.getRawUserInfo() != null
        || endpoint.getRawQuery() != null
        || endpoint.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "Invalid --endpoint: leave out user name, password and what follows '?' or '#';"
              + " it would be kept in the records of the run.");
    }
  }

  URI uri() {
    return uri;
  }

  /** Returns a text that may repeat the address without its secrets, on one line. */
  String clean(String text) {
    String hidden = text;
    for (Map.Entry<String, String> parameter : request.parameters().entrySet()) {
      if (isSecret(parameter.getKey()) && !parameter.getValue().isEmpty()) {
        hidden =
            hidden
                .replace(parameter.getValue(), HIDDEN)
                .replace(encode(parameter.getValue()), HIDDEN);
      }
    }
    return hidden;
  }

  private static String query(Request request, boolean hideSecrets) {
    StringBuilder query = new StringBuilder();
    request
        .parameters()
        .forEach(
            (name, value) ->
                query
                    .append(query.isEmpty() ? '?' : '&')
                    .append(encode(name))
                    .append('=')
                    .append(hideSecrets && isSecret(name) ? HIDDEN : encode(value)));
    return query.toString();
  }

  private static boolean isSecret(String parameter) {
    return SECRET.matcher(parameter.toLowerCase(Locale.ROOT)).find();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Returns the address without secrets. */
  @Override
  public String toString() {
    return shown;
  }
}
