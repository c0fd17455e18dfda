package io.varve.transforms.records.page;

import io.varve.io.model.SourceFile;
import io.varve.transforms.records.source.Request;
import java.time.Instant;
import java.util.Optional;

/**
 * A page that can be read.
 *
 * @param place where a person finds it: {@code raw/<run-id>/0001/page-00001.json.gz} inside the
 *     warehouse, or the URI of a file of an input
 * @param asked the first request of its listing; {@code /} without parameters when it is not known
 * @param listing name of its listing, when it is known
 * @param fetchedAt when its listing was asked for, UTC, when it is known; what it says is not older
 * @param sha256 hash that its body must have, when it is known
 * @param file the file of an input; absent when it is in the warehouse, or is named by an account
 *     but is not in the input
 */
public record PageRef(
    String place,
    Request asked,
    Optional<String> listing,
    Optional<Instant> fetchedAt,
    Optional<String> sha256,
    Optional<SourceFile> file) {}
