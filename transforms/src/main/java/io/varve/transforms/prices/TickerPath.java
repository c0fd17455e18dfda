package io.varve.transforms.prices;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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
  private static final Pattern MINUTES = Pattern.compile("[0-9]{1,3} min");

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

  /**
   * Returns the folder that names another period than a day, such as {@code hourly} or {@code 5
   * min}, in lower case; empty when there is none.
   */
  public String period() {
    for (String folder : relativePath.toLowerCase(Locale.ROOT).split("/", -1)) {
      if (folder.equals("hourly") || MINUTES.matcher(folder).matches()) {
        return folder;
      }
    }
    return "";
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
