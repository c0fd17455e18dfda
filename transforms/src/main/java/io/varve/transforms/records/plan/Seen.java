package io.varve.transforms.records.plan;

import io.varve.transforms.records.version.Sighting;
import java.util.Optional;

/**
 * One thing on a page, or the page itself.
 *
 * @param sighting a record
 * @param trouble what is no record
 * @param goodPage key that the entry of the page would have, had it been bad
 * @param bytes size of what was read, in bytes
 */
public record Seen(
    Optional<Sighting> sighting, Optional<Trouble> trouble, Optional<String> goodPage, long bytes) {

  /** Nothing at all. */
  public static final Seen NOTHING =
      new Seen(Optional.empty(), Optional.empty(), Optional.empty(), 0);

  static Seen of(Sighting sighting) {
    return new Seen(Optional.of(sighting), Optional.empty(), Optional.empty(), 0);
  }

  static Seen of(Trouble trouble) {
    return new Seen(Optional.empty(), Optional.of(trouble), Optional.empty(), 0);
  }

  static Seen page(String key, long bytes) {
    return new Seen(Optional.empty(), Optional.empty(), Optional.of(key), bytes);
  }
}
