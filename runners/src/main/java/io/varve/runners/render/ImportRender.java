package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.pipelines.earlier.ImportReport;
import io.varve.runners.console.Answer;
import io.varve.transforms.earlier.Finding;

/** What an import made. */
public final class ImportRender {

  private static final int MOST_LINES = 20;

  private ImportRender() {}

  /** Returns the answer. */
  public static Answer of(ImportReport report) {
    return Answer.done(text(report), json(report));
  }

  private static String text(ImportReport report) {
    StringBuilder text = new StringBuilder("Imported ");
    text.append(Human.number(report.entries()))
        .append(report.entries() == 1 ? " entry" : " entries")
        .append(" as snapshot ")
        .append(report.snapshot())
        .append("; ")
        .append(Human.number(report.failed()))
        .append(" of them had failed.\n\n");
    TextTable counts = new TextTable("finding", ">files", "meaning");
    report
        .findings()
        .forEach((finding, n) -> counts.row(finding.label(), Human.number(n), finding.meaning()));
    text.append(counts);
    if (!report.noted().isEmpty()) {
      TextTable noted = new TextTable("finding", "path");
      report.noted().stream()
          .limit(MOST_LINES)
          .forEach(each -> noted.row(each.finding().label(), Human.oneLine(each.path())));
      text.append('\n').append(noted);
      long all = count(report) - report.findings().get(Finding.VERIFIED);
      if (all > MOST_LINES) {
        text.append("  and ")
            .append(Human.number(all - MOST_LINES))
            .append(" more; --json names up to ")
            .append(Human.number(ImportReport.MOST_NOTED))
            .append(".\n");
      }
    }
    return text.append("\nNo rows were imported: 'varve run' extracts the files.\n").toString();
  }

  private static long count(ImportReport report) {
    return report.findings().values().stream().mapToLong(Long::longValue).sum();
  }

  private static ObjectNode json(ImportReport report) {
    ObjectNode json = Json.object();
    json.put("status", "committed");
    json.put("snapshot", report.snapshot());
    json.put("run_id", report.runId());
    json.put("entries", report.entries());
    json.put("failed", report.failed());
    ObjectNode findings = json.putObject("findings");
    report.findings().forEach((finding, n) -> findings.put(finding.label(), n));
    ArrayNode noted = json.putArray("noted");
    for (ImportReport.Noted each : report.noted()) {
      noted.addObject().put("path", each.path()).put("finding", each.finding().label());
    }
    return json;
  }
}
