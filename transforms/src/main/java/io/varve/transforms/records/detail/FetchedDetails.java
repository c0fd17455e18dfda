package io.varve.transforms.records.detail;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.Failure;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was answered about a record: everything, or a failure. Half of it is nothing: it would look
 * as if the record had no items.
 *
 * @param question what was asked
 * @param fetchedAt when the first part was asked for, UTC; the answer is not older
 * @param failure why it could not be had
 * @param parts all entries of each part, in the order in which they came; empty when it failed
 */
public record FetchedDetails(
    DetailQuestion question,
    Instant fetchedAt,
    Optional<Failure> failure,
    SortedMap<String, List<JsonNode>> parts) {

  public FetchedDetails {
    SortedMap<String, List<JsonNode>> copy = new TreeMap<>();
    parts.forEach((name, entries) -> copy.put(name, List.copyOf(entries)));
    parts = Collections.unmodifiableSortedMap(copy);
    if (failure.isPresent() && !parts.isEmpty()) {
      throw new IllegalArgumentException("Invalid details of " + question.id() + ": half of them");
    }
  }

  /** Returns an answer that could not be had. */
  public static FetchedDetails failed(DetailQuestion question, Instant fetchedAt, Failure failure) {
    return new FetchedDetails(
        question, fetchedAt, Optional.of(failure), Collections.emptySortedMap());
  }
}
