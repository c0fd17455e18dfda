package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.audit.CheckReport;
import io.varve.io.audit.Problem;
import io.varve.io.json.Json;
import io.varve.runners.console.Answer;
import io.varve.runners.console.ExitCode;

/** Whether a warehouse is intact. */
public final class CheckRender {

  private CheckRender() {}

  /**
   * Returns the answer.
   *
   * @param readData whether the data files were read
   */
  public static Answer of(CheckReport report, boolean readData) {
    ExitCode exitCode = report.isClean() ? ExitCode.DONE : ExitCode.DAMAGED;
    return new Answer(exitCode, text(report, readData), json(report, readData));
  }

  private static String text(CheckReport report, boolean readData) {
    StringBuilder text = new StringBuilder("Checked ");
    text.append(Human.count(report.snapshots(), "snapshot")).append(", ");
    text.append(Human.number(report.entries()));
    text.append(report.entries() == 1 ? " entry, " : " entries, ");
    text.append(Human.count(report.dataFiles(), "data file"));
    text.append(
        readData && report.rows() > 0
            ? " and " + Human.count(report.rows(), "row") + " of the current snapshot"
            : readData ? "" : " (their sizes; --read-data reads them)");
    if (report.isClean()) {
      return text.append(": the warehouse is intact.\n").toString();
    }
    text.append(": ").append(Human.count(report.problems().size(), "problem")).append(".\n\n");
    TextTable table = new TextTable("problem", "where", "expected", "found");
    for (Problem problem : report.problems()) {
      table.row(problem.kind().label(), problem.place(), problem.expected(), problem.found());
    }
    return text.append(table).append('\n').append(remedy(report)).append('\n').toString();
  }

  private static String remedy(CheckReport report) {
    return report.currentIntact()
        ? "The current snapshot is intact; only older ones are damaged. Restore these files from a"
            + " copy to read those. Nothing was repaired."
        : "Restore these files from a copy; what missing data files held, the next run extracts"
            + " again. Nothing was repaired.";
  }

  private static ObjectNode json(CheckReport report, boolean readData) {
    ObjectNode json = Json.object();
    json.put("clean", report.isClean());
    json.put("read_data", readData);
    json.put("snapshots", report.snapshots());
    json.put("entries", report.entries());
    json.put("data_files", report.dataFiles());
    if (readData) {
      json.put("rows", report.rows());
    }
    json.put("current_intact", report.currentIntact());
    ArrayNode problems = json.putArray("problems");
    report.problems().forEach(problem -> problems.add(Json.tree(problem)));
    return json;
  }
}
