package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.audit.CheckReport;
import io.varve.io.audit.CheckReport.DataReading;
import io.varve.io.audit.CheckReport.FileTotals;
import io.varve.io.audit.Problem;
import io.varve.io.audit.Problem.Kind;
import io.varve.io.audit.Sample;
import io.varve.io.json.Json;
import io.varve.pipelines.verify.ReextractionReport;
import io.varve.runners.console.Answer;
import io.varve.runners.console.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Whether a warehouse is intact. */
public final class CheckRender {

  private final CheckReport report;
  private final boolean asked;
  private final Optional<ReextractionReport> reextraction;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Returns the rendering of a check.
   *
   * @param asked whether documents were to be extracted again
   * @param reextraction what became of that; absent also when the warehouse was too damaged for it
   */
  public CheckRender(CheckReport report, boolean asked, Optional<ReextractionReport> reextraction) {
    this.report = report;
    this.asked = asked;
    this.reextraction = reextraction;
    problems.addAll(report.problems());
    reextraction.ifPresent(
        again ->
            again
                .differences()
                .forEach(
                    document ->
                        problems.add(
                            new Problem(
                                Kind.NOT_REPRODUCED,
                                document.key(),
                                "the stored rows",
                                document.detail()))));
  }

  /** Returns the answer. */
  public Answer answer() {
    ExitCode exitCode = isDamaged() ? ExitCode.DAMAGED : ExitCode.DONE;
    return new Answer(exitCode, text(), json());
  }

  private boolean isDamaged() {
    return report.damaged() || differing() > 0;
  }

  private long differing() {
    return reextraction.map(ReextractionReport::differing).orElse(0L);
  }

  /** Problems that are not among those that are named. */
  private long more() {
    int named = reextraction.map(again -> again.differences().size()).orElse(0);
    return report.moreProblems() + differing() - named;
  }

  private String text() {
    StringBuilder text = new StringBuilder("Checked ");
    text.append(Human.count(report.snapshots(), "snapshot")).append(", ");
    text.append(Human.number(report.entries()));
    text.append(report.entries() == 1 ? " entry, " : " entries, ");
    text.append(Human.count(report.dataFiles(), "data file"));
    text.append(
        report.reading().map(CheckRender::text).orElse(" (their sizes; --read-data reads them)"));
    if (problems.isEmpty()) {
      text.append(": the warehouse is intact.\n");
    } else {
      text.append(": ").append(Human.count(problems.size() + more(), "problem")).append(".\n");
    }
    if (report.raw().pages() > 0) {
      text.append("Raw pages of runs: ").append(Human.number(report.raw().pages()));
      text.append(" (").append(Human.size(report.raw().bytes())).append("), of which ");
      text.append(Human.number(report.raw().read())).append(" were read.\n");
    }
    reextraction.ifPresent(again -> text.append(text(again)));
    if (asked && reextraction.isEmpty()) {
      text.append("No document was extracted again: the current snapshot is damaged.\n");
    }
    text.append(unreferenced());
    return problems.isEmpty() ? text.toString() : text.append('\n').append(table()).toString();
  }

  private static String text(DataReading reading) {
    String share =
        reading.sample().percent() == 100
            ? ""
            : ", of which "
                + Human.count(reading.files(), "file")
                + " were read ("
                + share(reading.sample())
                + ")";
    return share
        + (reading.rows() == 0
            ? ""
            : " and " + Human.count(reading.rows(), "row") + " of the current snapshot");
  }

  private static String share(Sample sample) {
    String percent = String.valueOf(sample.percent()).replaceFirst("\\.0$", "");
    return percent + "% by seed " + sample.seed();
  }

  private static String text(ReextractionReport again) {
    StringBuilder text = new StringBuilder("Extracted ");
    text.append(Human.number(again.documents())).append(" of ");
    text.append(Human.count(again.live(), "live document")).append(" again (");
    text.append(share(again.sample())).append("): ");
    text.append(Human.number(again.same())).append(" gave the stored rows, ");
    text.append(Human.number(again.differing())).append(" gave others");
    again
        .notComparable()
        .forEach(
            (why, n) ->
                text.append(", ").append(Human.number(n)).append(" not comparable: ").append(why));
    return text.append(".\n").toString();
  }

  private String unreferenced() {
    if (report.unreferenced().isEmpty()) {
      return "Which files no snapshot names cannot be told while one cannot be read.\n";
    }
    SortedMap<String, FileTotals> totals = report.unreferenced().get();
    if (totals.isEmpty()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    totals.forEach(
        (folder, sum) ->
            parts.add(
                Human.count(sum.files(), "file")
                    + " in "
                    + folder
                    + " ("
                    + Human.size(sum.bytes())
                    + ")"));
    return "No kept snapshot names "
        + String.join(", ", parts)
        + "; 'varve prune' deletes such files.\n";
  }

  private String table() {
    TextTable table = new TextTable("problem", "where", "expected", "found");
    for (Problem problem : problems) {
      table.row(problem.kind().label(), problem.place(), problem.expected(), problem.found());
    }
    String rest = more() == 0 ? "" : "and " + Human.count(more(), "problem") + " more\n";
    return table + rest + "\n" + remedy() + "\n";
  }

  private String remedy() {
    if (!isDamaged()) {
      return "The warehouse is intact: this was finished work of runs that have not committed. The"
          + " next run does it again; 'varve repair' takes its remains away.";
    }
    if (!report.damaged()) {
      return "The same bytes and the same extractor gave other rows: the rows were changed, or the"
          + " extractor was without raising its version. Nothing was repaired.";
    }
    return Remedy.of(report) + " Nothing was repaired.";
  }

  private ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("clean", problems.isEmpty());
    json.put("damaged", isDamaged());
    json.put("read_data", report.reading().isPresent());
    json.put("snapshots", report.snapshots());
    json.put("entries", report.entries());
    json.put("data_files", report.dataFiles());
    json.set("raw", Json.tree(report.raw()));
    report
        .reading()
        .ifPresent(
            reading -> {
              json.put("read_percent", reading.sample().percent());
              json.put("seed", reading.sample().seed());
              json.put("read_files", reading.files());
              json.put("read_bytes", reading.bytes());
              json.put("rows", reading.rows());
            });
    reextraction.ifPresent(again -> json.set("reextraction", json(again)));
    json.put("current_intact", report.currentIntact());
    report
        .unreferenced()
        .ifPresent(
            totals -> {
              ObjectNode folders = json.putObject("unreferenced");
              totals.forEach((folder, sum) -> folders.set(folder, Json.tree(sum)));
            });
    ArrayNode list = json.putArray("problems");
    problems.forEach(problem -> list.add(Json.tree(problem)));
    json.put("more_problems", more());
    return json;
  }

  private static ObjectNode json(ReextractionReport again) {
    ObjectNode json = Json.object();
    json.put("percent", again.sample().percent());
    json.put("seed", again.sample().seed());
    json.put("live", again.live());
    json.put("documents", again.documents());
    json.put("same", again.same());
    json.put("differing", again.differing());
    ObjectNode reasons = json.putObject("not_comparable");
    again.notComparable().forEach(reasons::put);
    return json;
  }
}
