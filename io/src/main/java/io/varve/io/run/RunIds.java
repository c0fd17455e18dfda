package io.varve.io.run;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** New names for runs and attempts. */
public final class RunIds {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private RunIds() {}

  /** Returns a new run id: the time of its start and a random part, so that ids sort by time. */
  public static String newRunId(Instant now) {
    return TIME.format(now) + "-" + random(3);
  }

  /** Returns a new attempt id: different for each execution of the same work. */
  public static String newAttemptId() {
    return random(6);
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }
}
