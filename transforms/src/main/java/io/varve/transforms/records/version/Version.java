package io.varve.transforms.records.version;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a record; its components are columns of the record's row.
 *
 * @param version number, from 1, in the order in which the versions came to be known
 * @param isCurrent whether it is the newest state of the record; true for one of its versions
 * @param validFromRun run that found it
 * @param validFrom when the source answered with it, UTC
 * @param sourceUpdatedAt when the source last changed the record, by its own account, UTC
 * @param versionHash hash of its content, whatever the order of the fields
 * @param raw the record as JSON, as it came
 */
public record Version(
    int version,
    boolean isCurrent,
    String validFromRun,
    Instant validFrom,
    Optional<Instant> sourceUpdatedAt,
    String versionHash,
    String raw) {

  public Version {
    if (version < 1) {
      throw new IllegalArgumentException("Invalid version: " + version + "; the first is 1");
    }
  }

  /** Returns it as one that is current, or not. */
  public Version current(boolean current) {
    return new Version(
        version, current, validFromRun, validFrom, sourceUpdatedAt, versionHash, raw);
  }
}
