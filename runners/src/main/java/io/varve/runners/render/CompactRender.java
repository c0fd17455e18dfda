package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.io.model.DatasetState;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.Snapshot;
import io.varve.io.run.RunStatus;
import io.varve.pipelines.compact.CompactionConfig;
import io.varve.pipelines.run.RunReport;
import io.varve.pipelines.run.Submission;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Outcome;
import io.varve.transforms.compact.CompactionPlan;
import io.varve.transforms.compact.CompactionPlan.Forecast;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a compaction is going to do, and what it has done. */
public final class CompactRender {

  private final CompactionConfig config;
  private final CompactionPlan plan;

  public CompactRender(CompactionConfig config, CompactionPlan plan) {
    this.config = config;
    this.plan = plan;
  }

  /** Returns the answer when the data files are as they should be. */
  public Answer nothingToDo() {
    return Answer.done(
        "Nothing to compact: no data files are to be merged or split for a target of "
            + Human.size(config.rule().targetBytes())
            + ". Nothing was changed.\n",
        json(RunStatus.NO_CHANGES.label()));
  }

  /** Returns the plan for programs. */
  public ObjectNode planned() {
    return json("planned");
  }

  /** Returns the plan for people. */
  public String plan() {
    long going = plan.groups().stream().mapToLong(group -> group.shards().size()).sum();
    long coming = plan.groups().stream().mapToLong(group -> group.parts()).sum();
    TextTable table =
        new TextTable("dataset", ">files", ">size", ">rewritten", ">size", ">files expected");
    plan.datasets()
        .forEach(
            (name, forecast) ->
                table.row(
                    name,
                    Human.number(forecast.filesBefore()),
                    Human.size(forecast.bytesBefore()),
                    Human.number(forecast.rewrittenFiles()),
                    Human.size(forecast.rewrittenBytes()),
                    Human.number(forecast.filesAfter())));
    return String.format(
        "Plan: %s become %s, for data files of about %s.%n%s%n",
        Human.count(going, "shard"),
        Human.number(coming),
        Human.size(config.rule().targetBytes()),
        table);
  }

  /** Returns the answer when it was left to a cluster. */
  public Answer submitted(Submission submission) {
    ObjectNode json = SubmissionRender.json(submission);
    return Answer.done("Submitted run " + submission.runId() + ".\n", json);
  }

  /** Returns the answer of one that failed; people have read the message already. */
  public static Answer failed(RunReport report, Outcome outcome) {
    ObjectNode json = Json.object();
    json.put("run_id", report.runId());
    json.put("status", RunStatus.FAILED.label());
    json.put("message", outcome.message());
    json.put("exit_code", outcome.exitCode().code());
    return new Answer(outcome.exitCode(), "", json);
  }

  /** Returns the answer of one that came to its end; the figures are those of the snapshots. */
  public Answer ended(RunOutcome run) {
    RunReport report = run.report();
    ObjectNode json = json(report.status().label());
    json.put("run_id", report.runId());
    report.snapshot().ifPresent(id -> json.put("snapshot", id));
    json.put("seconds", report.took().toMillis() / 1000.0);
    Map<String, DatasetTotals> before = run.before().map(CompactRender::totals).orElse(Map.of());
    Map<String, DatasetTotals> now = run.now().map(CompactRender::totals).orElse(Map.of());
    ObjectNode datasets = json.putObject("datasets");
    TextTable table =
        new TextTable("dataset", ">files before", ">after", ">size before", ">after", ">rows");
    now.forEach(
        (name, after) -> {
          DatasetTotals old = Optional.ofNullable(before.get(name)).orElse(after);
          table.row(
              name,
              Human.number(old.dataFiles()),
              Human.number(after.dataFiles()),
              Human.size(old.sizeBytes()),
              Human.size(after.sizeBytes()),
              Human.number(after.rows()));
          ObjectNode each = datasets.putObject(name);
          each.put("files_before", old.dataFiles());
          each.put("files_after", after.dataFiles());
          each.put("bytes_before", old.sizeBytes());
          each.put("bytes_after", after.sizeBytes());
          each.put("rows", after.rows());
        });
    return Answer.done(headline(report) + "\n" + table, json);
  }

  private static String headline(RunReport report) {
    return report.snapshot().map(id -> "Committed snapshot " + id).orElse("Nothing changed")
        + " in "
        + Human.duration(report.took())
        + " (run "
        + report.runId()
        + "). Older snapshots keep their files until they are forgotten and pruned.\n";
  }

  private static Map<String, DatasetTotals> totals(Snapshot snapshot) {
    Map<String, DatasetTotals> totals = new TreeMap<>();
    for (Map.Entry<String, DatasetState> each : snapshot.datasets().entrySet()) {
      totals.put(each.getKey(), each.getValue().totals());
    }
    return totals;
  }

  private ObjectNode json(String status) {
    ObjectNode json = Json.object();
    json.put("status", status);
    json.put("target_size", config.rule().targetBytes());
    json.put("min_files", config.rule().minFiles());
    ObjectNode expected = json.putObject("plan");
    for (Map.Entry<String, Forecast> each : plan.datasets().entrySet()) {
      Forecast forecast = each.getValue();
      ObjectNode dataset = expected.putObject(each.getKey());
      dataset.put("files_before", forecast.filesBefore());
      dataset.put("bytes_before", forecast.bytesBefore());
      dataset.put("files_rewritten", forecast.rewrittenFiles());
      dataset.put("bytes_rewritten", forecast.rewrittenBytes());
      dataset.put("files_expected", forecast.filesAfter());
    }
    return json;
  }
}
