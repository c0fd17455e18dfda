package io.varve.runners.export.prices;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a ticker can give its name to a file. A ticker is the name of a price file, so that every
 * file system that holds the price files has room for those of the export, too.
 */
final class TickerName {

  /** What file systems allow. */
  private static final int MOST_BYTES = 255;

  private static final Set<String> REPORTS = Set.of(MatchReports.MATCHES, MatchReports.UNMATCHED);

  private TickerName() {}

  /** Returns why the file of a ticker cannot have this name, if it cannot. */
  static Optional<String> flaw(String ticker, String fileName) {
    if (REPORTS.contains(fileName)) {
      return Optional.of("its file would be the report " + fileName);
    }
    if (ticker.isBlank() || ticker.startsWith(".") || ticker.startsWith(" ")) {
      return Optional.of("no file can be named like this: it begins with a dot or a blank");
    }
    if (ticker.endsWith(".") || ticker.endsWith(" ")) {
      return Optional.of("no file can be named like this: it ends with a dot or a blank");
    }
    if (ticker.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
      return Optional.of("no file can be named like this: it has a slash or a control character");
    }
    if (fileName.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Optional.of("no file can be named like this: it is too long");
    }
    return Optional.empty();
  }
}
