package io.varve.transforms.prices;

import java.util.List;
import java.util.Locale;

/**
 * What the place of a price file in its tree says of it.
 *
 * @param relativePath path below the root of the prices, {@code /}-separated
 * @param ticker name of the file without {@code .txt}, upper case
 * @param region folder below {@code daily}, else the first folder; empty when there is none
 * @param category folders below the region, joined by {@code /}; may be empty
 */
public record TickerPath(String relativePath, String ticker, String region, String category) {

  private static final String SUFFIX = ".txt";
  private static final String DAILY = "daily";

  /** Returns what a path below the root of the prices says. */
  public static TickerPath of(String relativePath) {
    List<String> parts = List.of(relativePath.split("/", -1));
    String name = parts.get(parts.size() - 1);
    List<String> folders = parts.subList(0, parts.size() - 1);
    int daily = folders.indexOf(DAILY);
    List<String> below = folders.subList(daily + 1, folders.size());
    return new TickerPath(
        relativePath,
        ticker(name),
        below.isEmpty() ? "" : below.get(0),
        below.isEmpty() ? "" : String.join("/", below.subList(1, below.size())));
  }

  private static String ticker(String name) {
    int stem = name.length() - SUFFIX.length();
    boolean named = stem > 0 && name.regionMatches(true, stem, SUFFIX, 0, SUFFIX.length());
    return (named ? name.substring(0, stem) : name).toUpperCase(Locale.ROOT);
  }

  /**
   * Returns the extension of the ticker from its first dot on, such as {@code .US}; empty when it
   * has none.
   */
  public String extension() {
    int dot = ticker.indexOf('.');
    return dot < 0 ? "" : ticker.substring(dot);
  }
}
