package io.varve.pipelines.compact;

import io.varve.transforms.compact.CompactionRule;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings of one compaction, checked.
 *
 * @param warehouse location of the warehouse
 * @param rule how large data files are to be
 * @param runName name that the user gives the run
 * @param options every option with its effective value, for the record
 */
public record CompactionConfig(
    String warehouse,
    CompactionRule rule,
    Optional<String> runName,
    SortedMap<String, String> options) {

  /** Options in the record that a later compaction looks at. */
  static final String TARGET_SIZE = "target-size";

  static final String MIN_FILES = "min-files";

  public CompactionConfig {
    TreeMap<String, String> all = new TreeMap<>(options);
    all.put(TARGET_SIZE, Long.toString(rule.targetBytes()));
    all.put(MIN_FILES, Integer.toString(rule.minFiles()));
    options = Collections.unmodifiableSortedMap(all);
  }
}
