package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.io.model.RunCounts;
import io.varve.io.run.RunStatus;
import io.varve.pipelines.run.Answers;
import io.varve.pipelines.run.RunReport;
import io.varve.pipelines.run.RunReport.FailedDocument;
import io.varve.runners.console.Outcome;

/** The end of a run as other programs read it. Names and meanings are fixed. */
public final class RunJson {

  private RunJson() {}

  /** Returns the document. */
  public static ObjectNode of(RunReport report, Outcome outcome) {
    RunCounts counts = report.counts();
    ObjectNode json = Json.object();
    json.put("run_id", report.runId());
    json.put("status", status(report.status()).label());
    report
        .snapshot()
        .ifPresentOrElse(id -> json.put("snapshot", id), () -> json.putNull("snapshot"));
    json.put("listed", counts.listed());
    json.put("added", counts.added());
    json.put("modified", counts.modified());
    json.put("reprocessed", counts.reprocessed());
    json.put("retried", counts.retried());
    json.put("unchanged", counts.unchanged());
    json.put("touched", counts.touched());
    json.put("parked", counts.parked());
    json.put("missing", counts.missing());
    json.put("removed", counts.removed());
    json.put("processed", counts.processed());
    json.put("succeeded", counts.succeeded());
    json.put("failed", counts.failed());
    json.put("adopted", counts.adopted());
    json.put("bytes_read", counts.bytesRead());
    json.put("seconds", report.took().toMillis() / 1000.0);
    json.put("saved_seconds", report.saved().toMillis() / 1000.0);
    report
        .derived()
        .ifPresent(
            items ->
                json.putObject("derived")
                    .put("processed", items.processed())
                    .put("added", items.added())
                    .put("modified", items.modified())
                    .put("reprocessed", items.reprocessed())
                    .put("removed", items.removed()));
    report.answers().ifPresent(answers -> asked(json, report, answers));
    ArrayNode failures = json.putArray("failures");
    for (FailedDocument failed : report.failures()) {
      ObjectNode each = failures.addObject();
      each.put("key", failed.key());
      each.put("code", failed.code().name());
      each.put("message", failed.message());
    }
    if (!outcome.message().isEmpty()) {
      json.put("message", outcome.message());
      json.put("exit_code", outcome.exitCode().code());
    }
    return json;
  }

  private static void asked(ObjectNode json, RunReport report, Answers answers) {
    RunCounts counts = report.counts();
    json.putObject("asked")
        .put("listings", answers.listings())
        .put("failed", answers.failed())
        .put("limited", answers.limited())
        .put("requests", answers.requests())
        .put("pages", answers.pages())
        .put("records", answers.records());
    json.put(
        "filter_rate",
        counts.listed() == 0
            ? 0
            : Math.round(10_000.0 * counts.unchanged() / counts.listed()) / 100.0);
    if (report.status() == RunStatus.NO_CHANGES) {
      json.put("reason", counts.listed() == 0 ? "no_data_from_api" : "all_unchanged");
    }
  }

  /** A lost race is told by the exit code; to most readers it is a failure like others. */
  private static RunStatus status(RunStatus status) {
    return status == RunStatus.CONFLICT ? RunStatus.FAILED : status;
  }
}
