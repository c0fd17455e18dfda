package io.varve.io.run;

import io.varve.io.model.FailureCode;
import io.varve.io.model.SourceMetadata;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The full account of one failure.
 *
 * @param formatVersion version of the warehouse format
 * @param runId run
 * @param key source file
 * @param source its metadata
 * @param contentHash hash of its bytes, when they could be read
 * @param failedAt time, UTC
 * @param stage step that failed
 * @param code kind of failure
 * @param message what, where, remedy
 * @param attempts attempts on these bytes, this one included
 * @param stackTrace stack of the cause, for developers; empty when there is none
 * @param validation findings of the validation rules
 */
public record QuarantineRecord(
    int formatVersion,
    String runId,
    String key,
    SourceMetadata source,
    Optional<String> contentHash,
    Instant failedAt,
    String stage,
    FailureCode code,
    String message,
    int attempts,
    List<String> stackTrace,
    List<Finding> validation) {

  public QuarantineRecord {
    stackTrace = List.copyOf(stackTrace);
    validation = List.copyOf(validation);
  }

  /** One finding of a validation rule. */
  public record Finding(String rule, String severity, String message) {}
}
