package io.varve.runners.render;

import io.varve.io.run.RunStatus;
import java.util.Optional;

/**
 * What one run decided about one source file.
 *
 * @param runId run
 * @param pipeline pipeline that it ran, or the operation on the warehouse that it was
 * @param status how it ended; absent when it did not
 * @param snapshot snapshot that it committed
 * @param decision the decision, such as {@code modified}; absent when it made none, or when what it
 *     decided is not kept
 * @param detail what led to it, or why there is none
 */
public record RunDecision(
    String runId,
    String pipeline,
    Optional<RunStatus> status,
    Optional<Long> snapshot,
    Optional<String> decision,
    String detail) {}
