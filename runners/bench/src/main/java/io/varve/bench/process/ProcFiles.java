package io.varve.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Linux says of processes in {@code /proc}. */
final class ProcFiles {

  /** Linux counts time of processors in hundredths of seconds for programs, whatever it uses. */
  private static final double TICKS_PER_SECOND = 100;

  private static final int CHILD_USER = 15;
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private ProcFiles() {}

  /** Returns the processor time of the children of this process that ended, in seconds. */
  static double childSeconds() throws IOException {
    return childSeconds(Files.readString(Path.of("/proc/self/stat")));
  }

  /** Returns the same from the text of {@code /proc/PID/stat}: its fields 16 and 17. */
  static double childSeconds(String stat) {
    // The name of the program may hold blanks and brackets; the numbers follow the last one.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
    int first = CHILD_USER - 2;
    return (Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1])) / TICKS_PER_SECOND;
  }

  /** Returns the most memory a process held so far in bytes, 0 when it is gone. */
  static long peakBytes(long pid) {
    try {
      return peakBytes(Files.readString(Path.of("/proc/" + pid + "/status")));
    } catch (IOException e) {
      return 0;
    }
  }

  /** Returns the same from the text of {@code /proc/PID/status}. */
  static long peakBytes(String status) {
    Matcher found = PEAK.matcher(status);
    return found.find() ? Long.parseLong(found.group(1)) * 1024 : 0;
  }
}
