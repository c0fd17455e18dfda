package io.varve.runners.cli;

import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.facts.RetryLimit;
import io.varve.runners.facts.SnapshotReader;
import io.varve.runners.health.HealthCheck;
import io.varve.runners.health.HealthLimits;
import io.varve.runners.health.HealthReport;
import io.varve.runners.monitoring.HealthMetrics;
import io.varve.runners.options.HealthOptions;
import io.varve.runners.render.HealthRender;
import io.varve.runners.sql.LocalCopies;
import io.varve.runners.sql.Session;
import io.varve.runners.sql.SnapshotViews;
import io.varve.runners.sql.VerifiedFiles;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Judges the quality of what is in a warehouse. */
@Command(
    sortOptions = false,
    description = {
      "Judges the current snapshot by rules: is it fresh, what failed, waits or disappeared, has"
          + " every document its rows, has every row its parent, is anything in it twice. 'varve"
          + " check' is about the files of the warehouse instead."
    })
final class HealthCommand extends WarehouseReading {

  @Mixin private HealthOptions options = new HealthOptions();

  HealthCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    HealthLimits limits = options.limits();
    Optional<HealthMetrics> metrics = options.metricsFile().map(HealthMetrics::new);
    HealthReport report = report(warehouse, limits);
    if (metrics.isPresent()) {
      metrics.get().write(report);
    }
    return HealthRender.of(report);
  }

  private static HealthReport report(Warehouse warehouse, HealthLimits limits) throws IOException {
    History history = warehouse.history();
    Snapshot snapshot = new SnapshotReader(warehouse).find("--snapshot", Optional.empty());
    SnapshotViews views = SnapshotViews.of(warehouse, history, snapshot);
    try (LocalCopies copies = LocalCopies.of(warehouse.storage());
        Session session = Session.forAll(views, VerifiedFiles.byHash(copies))) {
      return HealthCheck.of(
          session, snapshot, limits, RetryLimit.of(warehouse, snapshot), Instant.now());
    }
  }
}
