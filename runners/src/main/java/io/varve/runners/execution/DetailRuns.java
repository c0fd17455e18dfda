package io.varve.runners.execution;

import io.varve.io.run.RunStatus;
import io.varve.pipelines.records.DetailsConfig;
import io.varve.pipelines.records.RecordsConfig;
import io.varve.pipelines.records.SeenDays;
import io.varve.pipelines.run.ExtractionRun;
import io.varve.pipelines.run.ProgressListener;
import io.varve.pipelines.run.RunReport;
import io.varve.runners.console.Console;
import io.varve.runners.environment.RunEnvironment;
import io.varve.runners.options.BeamOptions;
import io.varve.runners.options.RecordsOptions;
import io.varve.runners.progress.Activity;
import io.varve.runners.progress.ProgressDisplay;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The runs over details that follow one over records, batch by batch. */
public final class DetailRuns {

  private final RecordsOptions options;
  private final Console console;

  public DetailRuns(RecordsOptions options, Console console) {
    this.options = options;
    this.console = console;
  }

  /**
   * Executes them, until nothing is wanted any more, or one of them commits nothing, or has asked
   * in vain about each of its records.
   *
   * @param records id of the run over records
   */
  public List<RunReport> execute(String records) throws IOException, ListingException {
    RecordsConfig config = options.config(console);
    Set<String> partitions = SeenDays.of(config, records);
    List<RunReport> reports = new ArrayList<>();
    Instant since = Instant.now();
    long left = options.mostDetails();
    while (left > 0) {
      DetailsConfig batch = options.detailsConfig(config, partitions, asInt(left), since);
      RunReport report = execute(batch);
      if (report.status() == RunStatus.NO_CHANGES) {
        break;
      }
      reports.add(report);
      if (report.status() != RunStatus.COMMITTED || report.counts().succeeded() == 0) {
        break;
      }
      left -= report.counts().processed();
    }
    return reports;
  }

  private RunReport execute(DetailsConfig batch) throws IOException, ListingException {
    try (ProgressDisplay progress = ProgressDisplay.on(console, Activity.DETAILING)) {
      return run(batch, progress).execute();
    }
  }

  private static int asInt(long records) {
    return (int) Math.min(Integer.MAX_VALUE, records);
  }

  private ExtractionRun run(DetailsConfig config, ProgressListener progress) {
    BeamOptions beam = options.beam();
    return new ExtractionRun(
        config, RunEnvironment.current(), beam, RunnerChoice.launcher(beam, console), progress);
  }
}
