package io.varve.io.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When and by which run a source file was last looked at.
 *
 * @param firstSeenRun run that listed it first
 * @param runId run that wrote this entry
 * @param processedAt end of that look, UTC
 * @param processingMs time it took in milliseconds; 0 when only the metadata was recorded
 * @param decision what the run decided
 * @param decisionDetail what led to it, for a person; may be empty
 */
public record Attempt(
    String firstSeenRun,
    String runId,
    Instant processedAt,
    long processingMs,
    Decision decision,
    String decisionDetail) {

  public Attempt {
    processedAt = processedAt.truncatedTo(ChronoUnit.MICROS);
    Checks.notBlank(firstSeenRun, "first seen run");
    Checks.notBlank(runId, "run id");
    Checks.notNegative(processingMs, "processing milliseconds");
  }
}
