package io.varve.transforms.records.api;

import java.util.SortedMap;

/**
 * A request that a server got.
 *
 * @param number number of the call, from 1
 * @param atNanos when it came, by {@link System#nanoTime}
 * @param path path below the address of the API
 * @param parameters query parameters, decoded
 */
public record ApiCall(int number, long atNanos, String path, SortedMap<String, String> parameters) {

  /** Returns a parameter; empty when it was not given. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Returns the number of the page that is asked for; 0 when none is. */
  public int page() {
    String page = parameter("pagina");
    return page.matches("[0-9]{1,9}") ? Integer.parseInt(page) : 0;
  }
}
