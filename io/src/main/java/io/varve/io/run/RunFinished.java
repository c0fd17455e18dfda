package io.varve.io.run;

import io.varve.io.model.RunCounts;
import java.time.Instant;
import java.util.Optional;

/**
 * Written when a run ends. A run without it died.
 *
 * @param formatVersion version of the warehouse format
 * @param runId run
 * @param status how it ended
 * @param finishedAt end, UTC
 * @param snapshot snapshot that it committed
 * @param counts its figures; those of a run that committed nothing say what it found
 * @param savedMs what extracting the unchanged files had cost, in milliseconds
 * @param message reason when it was refused or failed
 */
public record RunFinished(
    int formatVersion,
    String runId,
    RunStatus status,
    Instant finishedAt,
    Optional<Long> snapshot,
    RunCounts counts,
    long savedMs,
    Optional<String> message) {}
