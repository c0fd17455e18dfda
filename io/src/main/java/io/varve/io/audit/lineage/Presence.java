package io.varve.io.audit.lineage;

/**
 * Kept snapshots that list a data file, without one between them that does not.
 *
 * @param first id of the oldest
 * @param last id of the newest
 */
public record Presence(long first, long last) {

  public Presence {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("Invalid presence: from " + first + " to " + last);
    }
  }
}
