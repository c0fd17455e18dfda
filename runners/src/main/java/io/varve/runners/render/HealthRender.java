package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.runners.console.Answer;
import io.varve.runners.console.ExitCode;
import io.varve.runners.health.Coverage;
import io.varve.runners.health.Finding;
import io.varve.runners.health.HealthReport;
import io.varve.runners.health.HealthStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The health of a warehouse. */
public final class HealthRender {

  private static final String UNITS =
      """

      The last column says what is counted: source files where no column of documents says how many
      rows there should be, as for documents itself; a source file can hold several documents.
      """;

  private HealthRender() {}

  /** Returns the answer, whose exit code is the worst status. */
  public static Answer of(HealthReport report) {
    ExitCode exitCode =
        switch (report.status()) {
          case OK -> ExitCode.DONE;
          case WARN -> ExitCode.WARNING;
          case ERROR -> ExitCode.UNHEALTHY;
        };
    return new Answer(exitCode, text(report), json(report));
  }

  private static String text(HealthReport report) {
    StringBuilder text = new StringBuilder(headline(report)).append("\n\n");
    TextTable rules = new TextTable("rule", "status", ">figure", "limit", "");
    for (Finding finding : report.findings()) {
      rules.row(
          finding.rule(),
          finding.status() == HealthStatus.OK ? "ok" : finding.status().name(),
          figure(finding, finding.figure()),
          limit(finding),
          finding.sentence());
    }
    text.append(rules);
    for (Finding finding : report.findings()) {
      if (finding.status() != HealthStatus.OK && !finding.examples().isEmpty()) {
        text.append('\n').append(finding.rule()).append(":\n");
        finding.examples().forEach(each -> text.append("  ").append(line(each)));
        long more = finding.exampleCount() - finding.examples().size();
        text.append(more > 0 ? "  … and " + Human.number(more) + " more\n" : "");
      }
    }
    return text.append('\n').append(coverage(report)).toString();
  }

  private static String line(String example) {
    return Human.oneLine(example) + "\n";
  }

  private static String headline(HealthReport report) {
    long errors = number(report, HealthStatus.ERROR);
    long warnings = number(report, HealthStatus.WARN);
    String what =
        switch (report.status()) {
          case OK -> "is healthy";
          case WARN -> "is healthy, with " + Human.count(warnings, "warning");
          case ERROR ->
              "is not healthy: "
                  + Human.count(errors, "error")
                  + (warnings > 0 ? ", " + Human.count(warnings, "warning") : "");
        };
    return "Snapshot " + report.snapshot() + " " + what + ".";
  }

  private static long number(HealthReport report, HealthStatus status) {
    return report.findings().stream().filter(each -> each.status() == status).count();
  }

  private static String coverage(HealthReport report) {
    TextTable table = new TextTable("dataset", ">present", ">empty", ">missing", "of");
    for (Coverage row : report.coverage()) {
      table.row(
          row.dataset(),
          Human.number(row.present()),
          Human.number(row.empty()),
          Human.number(row.missing()),
          row.unit());
    }
    boolean mixed = report.coverage().stream().map(Coverage::unit).distinct().count() > 1;
    return table + (mixed ? UNITS : "");
  }

  private static String figure(Finding finding, double value) {
    return switch (finding.unit()) {
      case SECONDS -> Human.age(Duration.ofMillis(Math.round(value * 1000)));
      case PERCENT -> String.format(Locale.ROOT, "%.1f %%", value);
      case COUNT -> Human.number((long) value);
    };
  }

  private static String limit(Finding finding) {
    List<String> limits = new ArrayList<>();
    finding.limits().warn().ifPresent(limit -> limits.add(figure(finding, limit)));
    finding.limits().error().ifPresent(limit -> limits.add(figure(finding, limit)));
    return "<= " + String.join(", ", limits);
  }

  private static ObjectNode json(HealthReport report) {
    ObjectNode json = Json.object();
    json.put("status", report.status().label());
    json.put("snapshot", report.snapshot());
    json.put("checked_at", report.checkedAt().toString());
    ArrayNode rules = json.putArray("rules");
    report.findings().forEach(finding -> rules.add(json(finding)));
    ArrayNode coverage = json.putArray("completeness");
    report.coverage().forEach(row -> coverage.add(Json.tree(row)));
    return json;
  }

  private static ObjectNode json(Finding finding) {
    ObjectNode json = Json.object();
    json.put("rule", finding.rule());
    json.put("status", finding.status().label());
    put(json, "figure", OptionalDouble.of(finding.figure()));
    json.put("unit", finding.unit().name().toLowerCase(Locale.ROOT));
    put(json, "warn_above", finding.limits().warn());
    put(json, "error_above", finding.limits().error());
    json.put("sentence", finding.sentence());
    ArrayNode examples = json.putArray("examples");
    finding.examples().forEach(examples::add);
    return json;
  }

  private static void put(ObjectNode json, String name, OptionalDouble value) {
    if (value.isPresent()) {
      double number = value.getAsDouble();
      if (number == Math.rint(number)) {
        json.put(name, (long) number);
      } else {
        json.put(name, number);
      }
    }
  }
}
