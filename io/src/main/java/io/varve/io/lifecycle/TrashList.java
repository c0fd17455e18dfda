package io.varve.io.lifecycle;

import java.time.Instant;
import java.util.List;

/**
 * Files that a run found to be needed no more; they may go when nobody can be reading them.
 *
 * @param formatVersion version of the warehouse format
 * @param runId run that found them
 * @param markedAt when, UTC
 * @param paths their paths
 */
public record TrashList(int formatVersion, String runId, Instant markedAt, List<String> paths) {

  public TrashList {
    paths = List.copyOf(paths);
  }
}
