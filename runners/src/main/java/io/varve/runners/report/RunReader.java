package io.varve.runners.report;

import io.varve.io.model.Snapshot;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunRecord;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunStore;
import io.varve.io.storage.Storage;
import io.varve.runners.report.RunRow.Start;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the records of the newest runs. Use once. */
final class RunReader {

  /** So many runs are shown. */
  static final int MOST_RUNS = 500;

  /** Run ids sort by seconds only, so the times of the starts decide. */
  private static final Comparator<RunRow> NEWEST_FIRST =
      Comparator.comparing((RunRow run) -> run.start().map(Start::startedAt).orElse(Instant.MIN))
          .thenComparing(RunRow::id)
          .reversed();

  private final RunStore runs;
  private final RunFailures failures;
  private final Map<Long, Snapshot> snapshots;
  private final RunLiveness liveness;
  private final Settings settings = new Settings();

  /**
   * Returns a reader.
   *
   * @param snapshots snapshots whose entries may be read for failures, by id
   * @param liveness tells runs that died from those at work
   */
  RunReader(Storage storage, Map<Long, Snapshot> snapshots, RunLiveness liveness) {
    this.runs = new RunStore(storage);
    this.failures = new RunFailures(storage);
    this.snapshots = snapshots;
    this.liveness = liveness;
  }

  /** Returns the newest runs, newest first. */
  Listed<RunRow> read() throws IOException {
    List<String> ids = new ArrayList<>(runs.ids());
    Collections.reverse(ids);
    List<RunRow> rows = new ArrayList<>();
    for (String id : ids.subList(0, Math.min(ids.size(), MOST_RUNS))) {
      rows.add(row(runs.find(id)));
    }
    rows.sort(NEWEST_FIRST);
    return new Listed<>(ids.size(), rows);
  }

  /** Returns the settings that the rows refer to. */
  Settings settings() {
    return settings;
  }

  private RunRow row(RunRecord run) throws IOException {
    Optional<RunFinished> end = run.finished();
    Optional<Long> committed = end.flatMap(RunFinished::snapshot);
    Optional<Snapshot> snapshot = committed.map(snapshots::get);
    return new RunRow(
        run.runId(),
        status(run),
        run.started().map(this::start),
        end.map(RunFinished::finishedAt),
        end.isPresent() ? run.started().map(s -> millis(s, end.get())) : Optional.empty(),
        committed,
        end.map(RunFinished::counts),
        end.map(RunFinished::savedMs).orElse(0L),
        end.flatMap(RunFinished::message),
        snapshot.isPresent() ? failures.of(snapshot.get()) : Optional.empty());
  }

  private String status(RunRecord run) {
    if (run.finished().isPresent()) {
      return run.finished().get().status().label();
    }
    return liveness.isOver(run) ? "died" : "running";
  }

  private static long millis(RunStarted start, RunFinished end) {
    return Duration.between(start.startedAt(), end.finishedAt()).toMillis();
  }

  private Start start(RunStarted started) {
    Environment where = started.environment();
    return new Start(
        started.name(),
        started.pipeline(),
        started.startedAt(),
        started.parentSnapshot(),
        started.extractor(),
        where.host(),
        where.pid(),
        where.user(),
        where.workingDirectory(),
        where.git(),
        started.cluster(),
        settings.place(started.options()),
        settings.place(started.configuration()),
        settings.place(where.versions()));
  }
}
