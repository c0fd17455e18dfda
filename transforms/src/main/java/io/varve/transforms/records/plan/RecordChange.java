package io.varve.transforms.records.plan;

import io.varve.transforms.change.Candidate;
import io.varve.transforms.records.version.Sighting;
import java.util.List;

/**
 * A record whose versions have to be looked at.
 *
 * @param candidate the newest of what was seen, and what is known
 * @param sightings all different states in which it was seen, from the oldest to the newest
 */
public record RecordChange(Candidate candidate, List<Sighting> sightings) {

  public RecordChange {
    sightings = List.copyOf(sightings);
    if (sightings.isEmpty()) {
      throw new IllegalArgumentException("Invalid change: a record that was not seen");
    }
  }
}
