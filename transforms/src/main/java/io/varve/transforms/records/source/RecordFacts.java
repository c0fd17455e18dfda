package io.varve.transforms.records.source;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What makes a record itself.
 *
 * @param id its identity, for ever; a key of the manifest, so neither empty nor beginning with
 *     {@code /}
 * @param day the day of its partition, in the time zone of the source
 * @param updatedAt when the source last changed it, UTC; absent when the source does not tell
 */
public record RecordFacts(String id, LocalDate day, Optional<Instant> updatedAt) {

  public RecordFacts {
    if (id.isEmpty() || id.startsWith("/")) {
      throw new IllegalArgumentException("Invalid id of a record: '" + id + "'");
    }
  }
}
