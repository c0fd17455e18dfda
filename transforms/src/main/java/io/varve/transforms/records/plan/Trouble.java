package io.varve.transforms.records.plan;

import io.varve.io.model.FailureCode;
import io.varve.io.model.SourceMetadata;

/**
 * Something that was read, or asked for, and is no record.
 *
 * @param key key of its manifest entry
 * @param source what and where it is
 * @param hash content hash; empty when there is no content
 * @param stage what was tried with it
 * @param code kind of failure
 * @param message what, where, remedy
 */
public record Trouble(
    String key,
    SourceMetadata source,
    String hash,
    String stage,
    FailureCode code,
    String message) {}
