package io.varve.runners.execution;

import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Parent;
import io.varve.io.snapshot.SnapshotStore;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.pipelines.run.RunReport;
import io.varve.runners.render.RunOutcome;
import java.io.IOException;
import java.util.Optional;

/** Looks up the snapshots around the end of a run. */
final class OutcomeReader {

  private final String program;
  private final String location;

  /**
   * Returns the reader.
   *
   * @param program word or path that starts varve
   * @param location location of the warehouse
   */
  OutcomeReader(String program, String location) {
    this.program = program;
    this.location = location;
  }

  /** Returns the end of a run with the snapshots around it. */
  RunOutcome read(RunReport report) throws IOException {
    if (report.problem().isPresent()) {
      return new RunOutcome(report, program, location, Optional.empty(), Optional.empty());
    }
    SnapshotStore snapshots = Warehouse.open(location).snapshots();
    Optional<Snapshot> now =
        (report.snapshot().isPresent()
                ? snapshots.find(report.snapshot().get())
                : snapshots.latest())
            .map(Stored::snapshot);
    Optional<Long> parent =
        now.filter(snapshot -> report.snapshot().isPresent())
            .flatMap(Snapshot::parent)
            .map(Parent::id);
    Optional<Snapshot> before =
        parent.isPresent() ? snapshots.find(parent.get()).map(Stored::snapshot) : Optional.empty();
    return new RunOutcome(report, program, location, now, before);
  }
}
