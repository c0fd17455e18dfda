package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.runners.console.Answer;
import io.varve.runners.records.RecordsReport;
import io.varve.runners.records.RecordsReport.Line;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Which records there are, by day. */
public final class RecordsReportRender {

  private RecordsReportRender() {}

  /** Returns the answer for people and programs. */
  public static Answer of(RecordsReport report) {
    return Answer.done(text(report), json(report));
  }

  private static String text(RecordsReport report) {
    if (report.records().isEmpty()) {
      return "There are no records of these days.\n";
    }
    TextTable table =
        new TextTable(
            "day",
            "source",
            "modality",
            "status",
            ">records",
            ">versions",
            ">vanished",
            ">estimated",
            ">homologated");
    for (Line line : report.records()) {
      row(table, line.day(), line.source(), line.kind(), line.status(), List.of(line));
    }
    row(table, "all", "", "", "", report.records());
    long ids = sum(report.records(), Line::records);
    String mean =
        String.format(
            Locale.ROOT,
            "%s, %.2f versions each.%n",
            Human.count(ids, "record"),
            mean(report.records()));
    return table + "\n" + mean + details(report);
  }

  private static void row(
      TextTable table, String day, String source, String kind, String status, List<Line> lines) {
    table.row(
        day,
        source,
        kind,
        status,
        Human.number(sum(lines, Line::records)),
        Human.number(sum(lines, Line::versions)),
        Human.number(sum(lines, Line::vanished)),
        amount(total(lines, Line::estimated)),
        amount(total(lines, Line::homologated)));
  }

  private static String details(RecordsReport report) {
    if (report.details().isEmpty()) {
      return "";
    }
    TextTable table = new TextTable("details", "", ">number", ">records", ">per record");
    for (Line line : report.details()) {
      table.row(
          line.section(),
          line.kind(),
          Human.number(line.records()),
          Human.number(line.versions()),
          String.format(Locale.ROOT, "%.2f", (double) line.records() / line.versions()));
    }
    return "\n" + table;
  }

  private static String amount(Optional<Double> value) {
    return value.map(v -> String.format(Locale.ROOT, "%,.2f", v)).orElse("");
  }

  private static ObjectNode json(RecordsReport report) {
    ObjectNode json = Json.object();
    json.put("snapshot", report.snapshot().orElse(0L));
    ArrayNode rows = json.putArray("records");
    for (Line line : report.records()) {
      ObjectNode row = rows.addObject();
      row.put("source", line.source());
      row.put("day", line.day());
      row.put("modality", line.kind());
      row.put("status", line.status());
      figures(row, List.of(line));
    }
    ObjectNode totals = json.putObject("totals");
    figures(totals, report.records());
    totals.put("unique_ids", sum(report.records(), Line::records));
    totals.put("versions_per_id", Math.round(100 * mean(report.records())) / 100.0);
    ArrayNode details = json.putArray("details");
    for (Line line : report.details()) {
      ObjectNode row = details.addObject();
      row.put("section", line.section());
      row.put("name", line.kind());
      row.put("number", line.records());
      row.put("records", line.versions());
    }
    return json;
  }

  private static void figures(ObjectNode json, List<Line> lines) {
    json.put("records", sum(lines, Line::records));
    json.put("versions", sum(lines, Line::versions));
    json.put("vanished", sum(lines, Line::vanished));
    json.put("estimated", total(lines, Line::estimated).orElse(null));
    json.put("homologated", total(lines, Line::homologated).orElse(null));
  }

  private static double mean(List<Line> lines) {
    long ids = sum(lines, Line::records);
    return ids == 0 ? 0 : (double) sum(lines, Line::versions) / ids;
  }

  private static long sum(List<Line> lines, ToLongFunction<Line> figure) {
    return lines.stream().mapToLong(figure).sum();
  }

  private static Optional<Double> total(List<Line> lines, Function<Line, Optional<Double>> figure) {
    return lines.stream().flatMap(line -> figure.apply(line).stream()).reduce(Double::sum);
  }
}
