package io.varve.pipelines.run;

import io.varve.io.model.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run would do.
 *
 * @param listed files in scope
 * @param decisions number of files by decision; those of {@code MISSING} and {@code REMOVED} are
 *     not listed
 * @param items files that the run would process, mark or take out, by key
 * @param bytes size of the files to process
 * @param adoptable files of them whose rows a dead run already wrote
 * @param estimate how long extraction would take; absent when no earlier run tells
 * @param derivation why rows are derived again from those of the files; absent when they are not
 * @param refusal why the run would be refused
 */
public record RunPlan(
    long listed,
    Map<Decision, Long> decisions,
    List<Item> items,
    long bytes,
    long adoptable,
    Optional<Duration> estimate,
    Optional<String> derivation,
    Optional<String> refusal) {

  public RunPlan {
    decisions = Map.copyOf(decisions);
    items = List.copyOf(items);
  }

  /** One file that the run would do something with. */
  public record Item(String key, Decision decision, String detail, long sizeBytes) {}
}
