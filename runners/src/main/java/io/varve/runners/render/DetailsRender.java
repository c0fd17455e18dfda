package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.pipelines.run.RunReport;
import io.varve.pipelines.run.RunReport.FailedDocument;
import io.varve.runners.console.Answer;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What became of the details of records, after the run over the records themselves. */
public final class DetailsRender {

  private static final int MOST_FAILURES = 20;

  private DetailsRender() {}

  /** Returns an answer with the runs over details added; the worse exit code counts. */
  public static Answer after(Answer records, List<RunReport> details) {
    Optional<Outcome> problem =
        details.stream().map(Outcome::of).filter(one -> !one.message().isEmpty()).findFirst();
    ExitCode exitCode = problem.map(Outcome::exitCode).orElse(exitCode(records, details));
    return new Answer(
        exitCode, records.text() + text(details, problem), json(records.json(), details, problem));
  }

  private static ExitCode exitCode(Answer records, List<RunReport> details) {
    return sum(details, true) > 0 ? ExitCode.DOCUMENTS_FAILED : records.exitCode();
  }

  private static long sum(List<RunReport> details, boolean failed) {
    return details.stream()
        .mapToLong(run -> failed ? run.counts().failed() : run.counts().succeeded())
        .sum();
  }

  private static String text(List<RunReport> details, Optional<Outcome> problem) {
    StringBuilder text = new StringBuilder();
    if (details.isEmpty()) {
      text.append("\nDetails: each record of these days has them.\n");
    } else {
      text.append(
          String.format(
              "%nDetails of %s: %s had, %s failed%s.%n",
              Human.count(sum(details, false) + sum(details, true), "record"),
              Human.number(sum(details, false)),
              Human.number(sum(details, true)),
              snapshots(details)));
    }
    TextTable failures = new TextTable("", "", "");
    List<FailedDocument> failed = details.stream().flatMap(run -> run.failures().stream()).toList();
    failed.stream()
        .limit(MOST_FAILURES)
        .forEach(one -> failures.row(one.key(), one.code().name(), one.message()));
    if (!failed.isEmpty()) {
      text.append("Failed (asked about again by the next run with --details):\n").append(failures);
    }
    problem.ifPresent(one -> text.append(one.message()).append('\n'));
    return text.toString();
  }

  private static String snapshots(List<RunReport> details) {
    String ids =
        details.stream()
            .flatMap(run -> run.snapshot().stream())
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return ids.isEmpty() ? "" : "; snapshots " + ids;
  }

  private static ObjectNode json(
      ObjectNode records, List<RunReport> details, Optional<Outcome> problem) {
    ObjectNode json = records.deepCopy();
    ObjectNode node = json.putObject("details");
    node.put("succeeded", sum(details, false));
    node.put("failed", sum(details, true));
    ArrayNode snapshots = node.putArray("snapshots");
    details.forEach(run -> run.snapshot().ifPresent(snapshots::add));
    ArrayNode failures = node.putArray("failures");
    details.stream()
        .flatMap(run -> run.failures().stream())
        .forEach(
            one ->
                failures
                    .addObject()
                    .put("key", one.key())
                    .put("code", one.code().name())
                    .put("message", one.message()));
    problem.ifPresent(
        one -> json.put("message", one.message()).put("exit_code", one.exitCode().code()));
    return json;
  }
}
