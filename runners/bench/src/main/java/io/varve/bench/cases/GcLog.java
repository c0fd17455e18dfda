package io.varve.bench.cases;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Java's log of its garbage collections says.
 *
 * @param collections their number
 * @param largestAfter MB of the heap in use after the collection that left most, garbage that only
 *     a full collection finds included
 * @param largestAfterFull the same for full collections; 0 without any
 * @param pausedSeconds time that the program stood still
 */
record GcLog(int collections, double largestAfter, double largestAfterFull, double pausedSeconds) {

  private static final Pattern PAUSE =
      Pattern.compile("Pause (\\w+) .*?(\\d+)M->(\\d+)M\\(\\d+M\\) ([\\d.]+)ms");

  /** Reads a log that was written with {@code -Xlog:gc*}. */
  static GcLog of(String text) {
    int collections = 0;
    double most = 0;
    double mostFull = 0;
    double paused = 0;
    for (String line : text.lines().toList()) {
      Matcher pause = PAUSE.matcher(line);
      if (pause.find()) {
        double after = Double.parseDouble(pause.group(3));
        collections++;
        most = Math.max(most, after);
        mostFull = pause.group(1).equals("Full") ? Math.max(mostFull, after) : mostFull;
        paused += Double.parseDouble(pause.group(4)) / 1000;
      }
    }
    return new GcLog(collections, most, mostFull, paused);
  }
}
