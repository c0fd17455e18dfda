package io.varve.runners.sql;

import io.varve.io.model.ExtractorRef;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunRecord;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.RunStarted.Git;
import io.varve.io.run.RunStore;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The records of all runs, one row each; memory grows with their number. */
final class RunRows {

  static final Columns COLUMNS =
      CountColumns.after(
          "run_id", "VARCHAR",
          "name", "VARCHAR",
          "pipeline", "VARCHAR",
          "status", "VARCHAR",
          "started_at", "TIMESTAMPTZ",
          "finished_at", "TIMESTAMPTZ",
          "parent_snapshot", "BIGINT",
          "snapshot", "BIGINT",
          "message", "VARCHAR",
          "saved_ms", "BIGINT",
          "extractor", "VARCHAR",
          "extractor_fingerprint", "VARCHAR",
          "options", "MAP(VARCHAR, VARCHAR)",
          "configuration", "MAP(VARCHAR, VARCHAR)",
          "host", "VARCHAR",
          "user", "VARCHAR",
          "git_commit", "VARCHAR",
          "versions", "MAP(VARCHAR, VARCHAR)",
          "cluster", "VARCHAR");

  private RunRows() {}

  static String query(Storage storage) throws IOException {
    RunStore runs = new RunStore(storage);
    RunLiveness liveness = RunLiveness.fromHere();
    RecordedRows rows = new RecordedRows(COLUMNS);
    for (String id : runs.ids()) {
      RunRecord run = runs.find(id);
      rows.add(row(run, liveness.isOver(run) ? "died" : "running"));
    }
    return rows.query();
  }

  private static List<String> row(RunRecord run, String withoutEnd) {
    Optional<RunStarted> started = run.started();
    Optional<RunFinished> finished = run.finished();
    Optional<Environment> environment = started.map(RunStarted::environment);
    List<String> row = new ArrayList<>();
    row.add(SqlText.literal(run.runId()));
    row.add(SqlText.text(started.flatMap(RunStarted::name)));
    row.add(SqlText.text(started.map(RunStarted::pipeline)));
    row.add(SqlText.literal(finished.map(end -> end.status().label()).orElse(withoutEnd)));
    row.add(SqlText.time(started.map(RunStarted::startedAt)));
    row.add(SqlText.time(finished.map(RunFinished::finishedAt)));
    row.add(SqlText.number(started.flatMap(RunStarted::parentSnapshot)));
    row.add(SqlText.number(finished.flatMap(RunFinished::snapshot)));
    row.add(SqlText.text(finished.flatMap(RunFinished::message)));
    row.add(SqlText.number(finished.map(RunFinished::savedMs)));
    row.add(SqlText.text(started.flatMap(RunStarted::extractor).map(ExtractorRef::extractor)));
    row.add(SqlText.text(started.flatMap(RunStarted::extractor).map(ExtractorRef::fingerprint)));
    row.add(map(started.map(RunStarted::options)));
    row.add(map(started.map(RunStarted::configuration)));
    row.add(SqlText.text(environment.map(Environment::host)));
    row.add(SqlText.text(environment.map(Environment::user)));
    row.add(SqlText.text(environment.flatMap(Environment::git).map(Git::commit)));
    row.add(map(environment.map(Environment::versions)));
    row.add(SqlText.text(started.flatMap(RunStarted::cluster)));
    row.addAll(
        finished.map(end -> CountColumns.literals(end.counts())).orElseGet(CountColumns::nulls));
    return row;
  }

  private static String map(Optional<? extends Map<String, String>> texts) {
    return texts.map(SqlText::map).orElse("null");
  }
}
