package io.varve.io.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Says that the live rows are of an older version because the newest attempt failed.
 *
 * @param liveContentHash content hash of the version whose rows are live
 * @param staleSince time of the first failed attempt since then, UTC
 */
public record Stale(String liveContentHash, Instant staleSince) {

  public Stale {
    staleSince = staleSince.truncatedTo(ChronoUnit.MICROS);
    Checks.notBlank(liveContentHash, "live content hash");
  }
}
