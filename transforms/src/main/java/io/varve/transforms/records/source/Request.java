package io.varve.transforms.records.source;

import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One request for a page, below the address of the API.
 *
 * @param path path below the address, beginning with {@code /}, percent-encoded where needed
 * @param parameters query parameters, not encoded
 */
public record Request(String path, SortedMap<String, String> parameters) implements Serializable {

  public Request {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("Invalid path of a request: " + path);
    }
    parameters = byName(parameters);
  }

  /** Returns this request with another value of one parameter. */
  public Request with(String parameter, String value) {
    SortedMap<String, String> changed = new TreeMap<>(parameters);
    changed.put(parameter, value);
    return new Request(path, changed);
  }

  /** Returns the path and the parameters as people write them, not encoded. */
  @Override
  public String toString() {
    return parameters.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
        .collect(Collectors.joining("&", path + (parameters.isEmpty() ? "" : "?"), ""));
  }

  /** Not the constructor for sorted maps, which would keep an order of the caller's. */
  static SortedMap<String, String> byName(Map<String, String> map) {
    SortedMap<String, String> sorted = new TreeMap<>();
    sorted.putAll(map);
    return Collections.unmodifiableSortedMap(sorted);
  }
}
