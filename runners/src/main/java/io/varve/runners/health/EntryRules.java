package io.varve.runners.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.FailureCode;
import io.varve.runners.health.Finding.Unit;
import io.varve.runners.health.Questions.Wrong;
import io.varve.runners.render.Human;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What became of the source files, as the manifest tells: the same for every pipeline. */
final class EntryRules {

  private static final String TRANSIENT =
      Arrays.stream(FailureCode.values())
          .filter(FailureCode::isTransient)
          .map(code -> "'" + code.name() + "'")
          .collect(Collectors.joining(", "));

  private EntryRules() {}

  /**
   * Returns the findings.
   *
   * @param maxAttempts attempts that a passing failure gets
   */
  static List<Finding> judge(Questions questions, HealthLimits limits, int maxAttempts)
      throws IOException {
    List<Finding> findings = new ArrayList<>();
    findings.add(failureRate(questions, limits));
    findings.add(
        finding(
            questions,
            "parked",
            limits.maxParked(),
            "select key from entries where status = 'failed' and not (failure_code in ("
                + TRANSIENT
                + ") and attempts < "
                + maxAttempts
                + ")",
            "Failed source files that wait for a change or --retry-failed"));
    findings.add(
        finding(
            questions,
            "missing",
            limits.maxMissing(),
            "select key from entries where missing_since is not null",
            "Known source files that are not listed any more"));
    findings.add(
        finding(
            questions,
            "stale",
            0,
            "select key from entries where stale_since is not null",
            "Source files with rows of an older version"));
    return findings;
  }

  private static Finding failureRate(Questions questions, HealthLimits limits) throws IOException {
    List<JsonNode> row =
        questions.row(
            "select count(*), count(*) filter (status = 'failed') from " + SourceFiles.TABLE);
    long all = row.get(0).asLong();
    long failed = row.get(1).asLong();
    Wrong examples = questions.wrong("select key from entries where status = 'failed'");
    return new Finding(
        "failure-rate",
        Unit.PERCENT,
        all == 0 ? 0 : 100.0 * failed / all,
        Limits.errorAbove(limits.maxFailureRate()),
        Human.number(failed) + " of " + Human.count(all, "source file") + " failed.",
        examples.count(),
        examples.examples());
  }

  private static Finding finding(
      Questions questions, String rule, long most, String query, String what) throws IOException {
    Wrong wrong = questions.wrong(query);
    return Finding.count(
        rule,
        wrong.count(),
        Limits.warnAbove((double) most),
        what + ": " + Human.number(wrong.count()) + ".",
        wrong.examples());
  }
}
