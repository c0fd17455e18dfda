package io.varve.io.model;

import java.util.Optional;

/**
 * One failed attempt on a document.
 *
 * @param stage step that failed, such as {@code read}, {@code extract}, {@code validate}
 * @param code kind of failure
 * @param message one line for a person: what, where, remedy
 * @param quarantinePath path of the full account inside the warehouse
 */
public record Failure(
    @Column("failure_stage") String stage,
    @Column("failure_code") FailureCode code,
    @Column("failure_message") String message,
    Optional<String> quarantinePath) {

  public Failure {
    Checks.notBlank(stage, "failure stage");
    Checks.notBlank(message, "failure message");
  }
}
