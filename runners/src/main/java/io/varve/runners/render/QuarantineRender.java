package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.io.run.QuarantineRecord;
import io.varve.io.run.QuarantineRecord.Finding;
import io.varve.runners.console.Answer;
import java.util.List;

/** The full account of one failure. */
public final class QuarantineRender {

  private QuarantineRender() {}

  /**
   * Returns the answer.
   *
   * @param path path of the account inside the warehouse
   * @param stack whether to show the stack trace
   */
  public static Answer of(QuarantineRecord record, String path, boolean stack) {
    TextTable table = new TextTable("", "");
    table.row("code", record.code().name());
    table.row("why", record.message());
    table.row("stage", record.stage());
    table.row("attempts", Integer.toString(record.attempts()));
    table.row("failed", Human.time(record.failedAt()) + " UTC, run " + record.runId());
    table.row("source", record.source().uri());
    table.row("size", Human.size(record.source().sizeBytes()));
    table.row("modified", Human.time(record.source().modifiedAt()) + " UTC");
    table.row("content", record.contentHash().orElse("never read"));
    table.row("account", path);
    StringBuilder text = new StringBuilder(Human.oneLine(record.key())).append('\n').append(table);
    if (!record.validation().isEmpty()) {
      TextTable findings = new TextTable("rule", "severity", "finding");
      for (Finding finding : record.validation()) {
        findings.row(finding.rule(), finding.severity(), finding.message());
      }
      text.append('\n').append(findings);
    }
    text.append(trace(record.stackTrace(), stack));
    ObjectNode json = Json.tree(record);
    json.put("quarantine_path", path);
    if (!stack) {
      json.remove("stack_trace");
    }
    return Answer.done(text.toString(), json);
  }

  private static String trace(List<String> lines, boolean stack) {
    if (lines.isEmpty()) {
      return "";
    }
    return stack
        ? "\n  " + String.join("\n  ", lines) + "\n"
        : "\n--stack shows the stack trace (" + Human.count(lines.size(), "line") + ").\n";
  }
}
