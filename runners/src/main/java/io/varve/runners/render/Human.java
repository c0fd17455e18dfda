package io.varve.runners.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, sizes, times and names as people read them. The same in every locale. */
public final class Human {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  private Human() {}

  /** Returns a number with thousands separators. */
  public static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Returns a number with its sign; nothing changed is {@code =}. */
  public static String change(long value) {
    return value == 0 ? "=" : String.format(Locale.ROOT, "%+,d", value);
  }

  /** Returns a number and its noun, such as {@code 1 file} or {@code 2,000 files}. */
  public static String count(long value, String noun) {
    return number(value) + " " + noun + (value == 1 ? "" : "s");
  }

  /** Returns a size such as {@code 12.3 MB}; units are powers of 1000. */
  public static String size(long bytes) {
    if (bytes < 1_000) {
      return count(bytes, "byte");
    }
    if (bytes < 1_000_000) {
      return scaled(bytes, 1e3) + " kB";
    }
    return bytes < 1_000_000_000 ? scaled(bytes, 1e6) + " MB" : scaled(bytes, 1e9) + " GB";
  }

  private static String scaled(long bytes, double unit) {
    return String.format(Locale.ROOT, "%,.1f", bytes / unit);
  }

  /** Returns a duration such as {@code 40 ms}, {@code 0.3 s}, {@code 48 s}, {@code 3 min 20 s}. */
  public static String duration(Duration duration) {
    if (duration.toMillis() < 100) {
      return duration.toMillis() + " ms";
    }
    double seconds = duration.toMillis() / 1000.0;
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    return whole < 3600
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  /** Returns an age such as {@code 40 s}, {@code 3 min}, {@code 36 h} or {@code 12 days}. */
  public static String age(Duration age) {
    if (age.toSeconds() < 60) {
      return age.toSeconds() + " s";
    }
    if (age.toMinutes() < 60) {
      return age.toMinutes() + " min";
    }
    return age.toHours() < 48 ? age.toHours() + " h" : count(age.toDays(), "day");
  }

  /** Returns a moment to the second, UTC. */
  public static String time(Instant when) {
    return TIME.format(when);
  }

  /** Returns the first digits of a hash. */
  public static String hash(String hash) {
    int digits = hash.indexOf(':') + 1;
    return hash.substring(digits, Math.min(digits + 12, hash.length()));
  }

  /** Returns text that neither breaks a line nor commands the terminal. */
  public static String oneLine(String text) {
    return harmless(text, "");
  }

  /** Returns text with its lines and tabs that does not command the terminal. */
  public static String lines(String text) {
    return harmless(text, "\n\t");
  }

  private static String harmless(String text, String kept) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (Character.isISOControl(point) && kept.indexOf(point) < 0) {
                safe.append(String.format("\\x%02x", point));
              } else {
                safe.appendCodePoint(point);
              }
            });
    return safe.toString();
  }

  /** Returns a word as a shell reads it back. */
  public static String shell(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
