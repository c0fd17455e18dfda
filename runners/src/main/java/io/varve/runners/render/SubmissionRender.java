package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.pipelines.run.Submission;

/** A run that was left to a cluster. */
public final class SubmissionRender {

  private SubmissionRender() {}

  /**
   * Returns what a person reads.
   *
   * @param snapshots command that shows what became of the run
   */
  public static String text(Submission submission, String snapshots) {
    TextTable table = new TextTable("", "");
    table.row(snapshots, "whether it has committed, and what");
    return "Submitted run "
        + submission.runId()
        + submission.jobId().map(id -> " as Flink job " + id).orElse("")
        + ".\n\nLook next:\n"
        + table;
  }

  /** Returns the document that programs read. */
  public static ObjectNode json(Submission submission) {
    ObjectNode json = Json.object();
    json.put("run_id", submission.runId());
    json.put("status", "submitted");
    submission.jobId().ifPresent(id -> json.put("job_id", id));
    return json;
  }
}
