package io.varve.runners.monitoring;

import io.varve.io.model.Dataset;
import io.varve.pipelines.run.RunSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run that is about to begin.
 *
 * @param runId id
 * @param pipeline name of its pipeline
 * @param name name that the user gave it
 * @param startedAt start, UTC
 * @param inputs locations of the source files, as the user gave them, at least one
 * @param warehouse location of the warehouse, as the user gave it
 * @param datasets names of the datasets that it may write
 */
public record WatchedRun(
    String runId,
    String pipeline,
    Optional<String> name,
    Instant startedAt,
    List<String> inputs,
    String warehouse,
    List<String> datasets) {

  public WatchedRun {
    inputs = List.copyOf(inputs);
    datasets = List.copyOf(datasets);
  }

  /** Returns what is known of a run before it begins. */
  public static WatchedRun of(RunSpec config, String runId, Instant startedAt) {
    return new WatchedRun(
        runId,
        config.pipeline(),
        config.runName(),
        startedAt,
        config.locations(),
        config.warehouse(),
        config.datasets().stream().map(Dataset::name).toList());
  }
}
