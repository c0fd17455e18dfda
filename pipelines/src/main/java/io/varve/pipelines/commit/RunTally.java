package io.varve.pipelines.commit;

import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Status;
import io.varve.io.run.ShardOutcome;
import java.util.EnumMap;
import java.util.Map;

/**
 * Adds up what became of each listed file. The figures come from the decisions and entries
 * themselves, not from a runner's counters, which retries make wrong. Not safe for several threads.
 */
public final class RunTally implements Accounts {

  private final long listed;
  private final String derivedPrefix;
  private final Map<Decision, Long> decisions = new EnumMap<>(Decision.class);
  private long succeeded;
  private long failed;
  private long adopted;
  private long bytesRead;

  /**
   * Starts with the files that needed nothing.
   *
   * @param listed number of files that the run had to decide on
   * @param skipped number of them by label of the decision
   * @param derivedPrefix prefix of the keys of what was derived, which is no listed file; empty
   *     when nothing was
   */
  public RunTally(long listed, Map<String, Long> skipped, String derivedPrefix) {
    this.listed = listed;
    this.derivedPrefix = derivedPrefix;
    skipped.forEach(this::add);
  }

  @Override
  public void add(ShardOutcome outcome) {
    outcome.skipped().forEach(this::add);
    bytesRead += outcome.bytesRead();
    adopted += outcome.adopted();
    outcome.entries().stream().filter(this::isOfFile).forEach(this::add);
  }

  private boolean isOfFile(ManifestEntry entry) {
    return derivedPrefix.isEmpty() || !entry.key().startsWith(derivedPrefix);
  }

  private void add(ManifestEntry entry) {
    Decision decision = entry.attempt().decision();
    decisions.merge(decision, 1L, Long::sum);
    if (decision.isWork()) {
      if (entry.status() == Status.FAILED) {
        failed++;
      } else {
        succeeded++;
      }
    }
  }

  private void add(String label, long count) {
    decisions.merge(Decision.ofLabel(label), count, Long::sum);
  }

  @Override
  public RunCounts counts() {
    return new RunCounts(
        listed,
        of(Decision.ADDED),
        of(Decision.MODIFIED),
        of(Decision.EXTRACTOR_CHANGED)
            + of(Decision.CONFIG_CHANGED)
            + of(Decision.FORCED)
            + of(Decision.DATA_FILE_MISSING),
        of(Decision.RETRY),
        of(Decision.UNCHANGED) + of(Decision.TOUCHED),
        of(Decision.TOUCHED),
        of(Decision.PARKED) + of(Decision.PURGED),
        of(Decision.MISSING),
        of(Decision.REMOVED),
        succeeded,
        failed,
        adopted,
        bytesRead);
  }

  private long of(Decision decision) {
    return decisions.getOrDefault(decision, 0L);
  }
}
