package io.varve.pipelines.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import io.varve.io.run.Journal;
import io.varve.io.run.JournalTail;
import io.varve.io.run.ShardOutcome;
import io.varve.io.storage.InMemoryStorage;
import io.varve.pipelines.run.ProgressListener.RunProgress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.metrics.MetricResults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far a run on a cluster is, as its journal tells. */
class PipelineExecutionTest {

  private static final String NAME = "PipelineExecutionTest";

  private final InMemoryStorage storage = InMemoryStorage.named(NAME);

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void eachFinishedShardCountsOnce() throws Exception {
    List<RunProgress> told = new ArrayList<>();
    new PipelineExecution(
            "run",
            new Shards(),
            Optional.of(new JournalProgress(new JournalTail(storage, "run"))),
            told::add)
        .await();

    assertThat(
        told,
        contains(
            new RunProgress(0, 0, 2, 10, 0),
            new RunProgress(0, 0, 4, 20, 0),
            new RunProgress(0, 0, 4, 20, 0)));
  }

  /** Finishes a shard each time somebody waits: the first, the second, the second again. */
  private final class Shards implements Execution {

    private final List<String> left = new ArrayList<>(List.of("s1", "s2", "s2"));

    @Override
    public boolean await(Duration atMost) throws IOException {
      ShardOutcome outcome = new ShardOutcome(List.of(), List.of(), Map.of("touched", 2L), 10, 0);
      new Journal(storage).add("run", left.remove(0), "attempt-" + left.size(), outcome);
      return left.isEmpty();
    }

    @Override
    public Optional<String> jobId() {
      return Optional.empty();
    }

    @Override
    public Optional<MetricResults> metrics() {
      return Optional.empty();
    }

    @Override
    public void cancel() {}
  }
}
