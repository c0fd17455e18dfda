package io.varve.pipelines.records;

import io.varve.io.model.Decision;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunStatus;
import io.varve.io.run.ShardOutcome;
import io.varve.pipelines.commit.RunTally;
import io.varve.transforms.records.plan.AllPages;
import io.varve.transforms.records.plan.PlanSink;
import io.varve.transforms.records.plan.RecordChange;
import io.varve.transforms.records.plan.RecordPlanner;
import io.varve.transforms.records.plan.RecordSettings;
import io.varve.transforms.records.plan.SeenRecords;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds out, without starting Beam, whether there is nothing to do: the common case of an hourly
 * run. It decides with the run's own planner, and does not try with very many records. Use once.
 */
final class QuietRecords {

  /** More records than this are left to the pipeline, which spreads the days over workers. */
  private static final long MOST_RECORDS = 20_000;

  private final RecordSettings settings;

  QuietRecords(RecordSettings settings) {
    this.settings = settings;
  }

  /** Returns the end of a run that has nothing to do, or nothing when there may be something. */
  Optional<RunFinished> check() throws IOException {
    Optional<SeenRecords> seen = new AllPages(settings).readAtMost(MOST_RECORDS);
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    Count count = new Count();
    new RecordPlanner(settings, count).plan(seen.get());
    return count.quiet ? Optional.of(finished(count)) : Optional.empty();
  }

  private RunFinished finished(Count count) {
    RunTally tally = new RunTally(count.considered, count.skipped, "");
    tally.add(count.read);
    RunCounts counts = tally.counts();
    return new RunFinished(
        Snapshot.FORMAT_VERSION,
        settings.workspace().runId(),
        RunStatus.NO_CHANGES,
        Instant.now(),
        Optional.empty(),
        counts,
        count.savedMs,
        Optional.empty());
  }

  /** Counts what needs nothing, until something needs more. */
  private static final class Count implements PlanSink {

    private final Map<String, Long> skipped = new TreeMap<>();
    private ShardOutcome read = ShardOutcome.NOTHING;
    private boolean quiet = true;
    private long considered;
    private long savedMs;

    @Override
    public void considered(String key) {
      considered++;
    }

    @Override
    public void skipped(Decision decision) {
      skipped.merge(decision.label(), 1L, Long::sum);
    }

    @Override
    public void savedMs(long ms) {
      savedMs += ms;
    }

    @Override
    public void outcome(ShardOutcome outcome) {
      quiet &= outcome.entries().isEmpty();
      read = outcome;
    }

    @Override
    public void changed(String partition, RecordChange change) {
      quiet = false;
    }
  }
}
