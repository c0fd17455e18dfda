package io.varve.runners.execution;

import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Parent;
import io.varve.io.snapshot.SnapshotStore;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.pipelines.run.ExtractionRun;
import io.varve.pipelines.run.ProgressListener;
import io.varve.pipelines.run.RunConfig;
import io.varve.pipelines.run.RunReport;
import io.varve.runners.console.Console;
import io.varve.runners.environment.RunEnvironment;
import io.varve.runners.options.FilingsOptions;
import io.varve.runners.progress.ProgressDisplay;
import io.varve.runners.render.RunOutcome;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptions;

/** One run over filings as a person starts it. */
public final class FilingsRun {

  private FilingsRun() {}

  /**
   * Executes the run that the options describe; its problems are in the report.
   *
   * @throws ListingException when there is no such input
   */
  public static RunOutcome execute(FilingsOptions options, Console console)
      throws IOException, ListingException {
    RunConfig config = options.config(console);
    PipelineOptions beam = options.beam();
    InterruptNotice notice = InterruptNotice.on(console.err());
    try (ProgressDisplay progress = ProgressDisplay.on(console)) {
      return execute(config, beam, progress, console);
    } finally {
      notice.withdraw();
    }
  }

  /** Executes the run and tells a listener how far it is. */
  public static RunOutcome execute(
      FilingsOptions options, ProgressListener progress, Console console)
      throws IOException, ListingException {
    return execute(options.config(console), options.beam(), progress, console);
  }

  private static RunOutcome execute(
      RunConfig config, PipelineOptions beam, ProgressListener progress, Console console)
      throws IOException, ListingException {
    RunReport report =
        new ExtractionRun(config, RunEnvironment.current(), beam, progress).execute();
    String program = console.installation().program();
    return report.problem().isPresent()
        ? new RunOutcome(report, program, config.warehouse(), Optional.empty(), Optional.empty())
        : withSnapshots(report, program, config.warehouse());
  }

  private static RunOutcome withSnapshots(RunReport report, String program, String location)
      throws IOException {
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
