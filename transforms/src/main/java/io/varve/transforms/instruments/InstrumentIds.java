package io.varve.transforms.instruments;

import java.util.HashMap;
import java.util.Map;

/**
 * Gives the rows of one list their identities. They depend on the symbol and on how many rows
 * before have the same, on nothing else. Holds each symbol of the list once. Not safe for several
 * threads.
 */
final class InstrumentIds {

  private final String sourceFile;
  private final Map<String, Integer> seen = new HashMap<>();

  InstrumentIds(String sourceFile) {
    this.sourceFile = sourceFile;
  }

  /** Returns the identity of the next row, whose symbol may be empty. */
  String next(String symbol) {
    int count = seen.merge(symbol, 1, Integer::sum);
    String id = sourceFile + "/" + escaped(symbol);
    return count == 1 ? id : id + "#" + count;
  }

  private static String escaped(String symbol) {
    return symbol.replace("%", "%25").replace("/", "%2F").replace("#", "%23");
  }
}
