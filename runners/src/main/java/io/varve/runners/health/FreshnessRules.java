package io.varve.runners.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.runners.health.Finding.Unit;
import io.varve.runners.render.Human;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How old the last success is. Only runs over source files count; a snapshot of which a later run
 * found that it needs no change is as fresh as that run.
 */
final class FreshnessRules {

  private static final String QUERY =
      "select"
          + " (select max(finished_at) from runs where extractor is not null"
          + " and status in ('committed', 'no-changes')),"
          + " (select coalesce(max(committed_at) filter (operation = 'run'), max(committed_at))"
          + " from snapshots),"
          + " (select max(finished_at) from runs where extractor is not null"
          + " and status = 'no-changes')";

  private FreshnessRules() {}

  static List<Finding> judge(Questions questions, HealthLimits given, Instant now)
      throws IOException {
    List<JsonNode> row = questions.row(QUERY);
    Limits limits =
        Limits.of(given.warnAge().toMillis() / 1000.0, given.errorAge().toMillis() / 1000.0);
    List<Finding> findings = new ArrayList<>();
    if (row.get(0).isTextual()) {
      Duration age = age(row.get(0), now);
      findings.add(
          finding("last-run", age, limits, "The last successful run ended " + ago(age) + "."));
    }
    if (row.get(1).isTextual()) {
      Duration age = age(row.get(1), now);
      Duration confirmed = row.get(2).isTextual() ? age(row.get(2), now) : age;
      String sentence = "The newest snapshot was committed " + ago(age);
      findings.add(
          confirmed.compareTo(age) < 0
              ? finding(
                  "snapshot",
                  confirmed,
                  limits,
                  sentence + ", and found unchanged " + ago(confirmed) + ".")
              : finding("snapshot", age, limits, sentence + "."));
    }
    return findings;
  }

  private static Finding finding(String rule, Duration age, Limits limits, String sentence) {
    return new Finding(rule, Unit.SECONDS, age.toMillis() / 1000.0, limits, sentence, 0, List.of());
  }

  /** Clocks of other machines may be ahead. */
  private static Duration age(JsonNode when, Instant now) {
    Duration age = Duration.between(Instant.parse(when.asText()), now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  private static String ago(Duration age) {
    return Human.age(age) + " ago";
  }
}
