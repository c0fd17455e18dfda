package io.varve.runners.health;

import io.varve.io.model.DatasetState;
import io.varve.io.model.Snapshot;
import io.varve.runners.sql.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** All rules over one snapshot. */
public final class HealthCheck {

  private HealthCheck() {}

  /**
   * Judges a snapshot; reads all its datasets.
   *
   * @param session session with all views of the snapshot
   * @param maxAttempts attempts that a passing failure gets
   * @param now the moment that ages are counted to
   */
  public static HealthReport of(
      Session session, Snapshot snapshot, HealthLimits limits, int maxAttempts, Instant now)
      throws IOException {
    Questions questions = new Questions(session);
    Set<String> columns = columns(snapshot, "documents");
    CoverageRule coverage = new CoverageRule(questions, columns);
    List<Finding> findings = new ArrayList<>();
    findings.addAll(FreshnessRules.judge(questions, limits, now));
    findings.addAll(EntryRules.judge(questions, limits, maxAttempts));
    findings.add(coverage.judge(new TreeSet<>(snapshot.datasets().keySet())));
    findings.addAll(IntegrityRules.judge(questions, snapshot.datasets()));
    findings.addAll(DuplicateRules.judge(questions, columns));
    return new HealthReport(snapshot.id(), now, findings, coverage.coverage());
  }

  private static Set<String> columns(Snapshot snapshot, String dataset) {
    return Optional.ofNullable(snapshot.datasets().get(dataset))
        .map(DatasetState::schema)
        .map(schema -> new Schema.Parser().parse(schema))
        .map(schema -> schema.getFields().stream().map(Schema.Field::name))
        .map(names -> names.collect(Collectors.toSet()))
        .orElse(Set.of());
  }
}
