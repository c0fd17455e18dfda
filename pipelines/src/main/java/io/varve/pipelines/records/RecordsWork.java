package io.varve.pipelines.records;

import io.varve.io.run.RunFinished;
import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunWorkspace;
import io.varve.pipelines.RecordsPipeline;
import io.varve.pipelines.run.Answers;
import io.varve.pipelines.run.ProgressListener;
import io.varve.pipelines.run.RunDetails;
import io.varve.pipelines.run.RunWork;
import io.varve.transforms.records.fetch.Landing;
import io.varve.transforms.records.page.DeadRunListings;
import io.varve.transforms.records.page.FolderPages;
import io.varve.transforms.records.page.LandedPages;
import io.varve.transforms.records.page.LandedRun;
import io.varve.transforms.records.page.RecordPages;
import io.varve.transforms.records.plan.RecordKeys;
import io.varve.transforms.records.plan.RecordSettings;
import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.PageReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.Pipeline;

/** Asks a source for records, when it is not files that are read, and stores what is new. */
final class RecordsWork implements RunWork {

  private final RecordsConfig config;
  private final RunWorkspace workspace;
  private final RecordSettings settings;
  private Optional<LandedRun> asked = Optional.empty();

  RecordsWork(RecordsConfig config, RunWorkspace workspace) {
    this.config = config;
    this.workspace = workspace;
    this.settings = settings(config, workspace);
  }

  static RecordSettings settings(RecordsConfig config, RunWorkspace workspace) {
    PageReader reader = config.source().pages();
    RecordPages pages =
        config.origin() instanceof RecordOrigin.Folder folder
            ? new FolderPages(folder.scope(), reader)
            : new LandedPages(workspace, reader);
    return new RecordSettings(config.source(), pages, config.policy(), workspace, Instant.now());
  }

  @Override
  public Optional<RunFinished> endWithoutPipeline(ProgressListener progress, boolean workedHere)
      throws IOException {
    land(progress);
    return new QuietRecords(settings).check();
  }

  @Override
  public void build(Pipeline pipeline) throws IOException {
    land(ProgressListener.NONE);
    RecordsPipeline.build(pipeline, settings);
  }

  @Override
  public RunDetails details(RunFinished finished) throws IOException {
    return RecordFailures.of(
        workspace, finished, Optional.of(asked.map(Answers::of).orElse(Answers.NONE)));
  }

  /** Asks once: what was fetched for this run stays. */
  private void land(ProgressListener progress) throws IOException {
    if (config.origin() instanceof RecordOrigin.Api api && asked.isEmpty()) {
      asked = Optional.of(land(api, progress));
    }
  }

  private LandedRun land(RecordOrigin.Api api, ProgressListener progress) throws IOException {
    List<Listing> listings = new ArrayList<>(api.listings());
    Set<String> names = listings.stream().map(Listing::name).collect(Collectors.toSet());
    listings.addAll(
        new FailedListings(workspace, RecordKeys.of(config.source().name())).without(names));
    Landing landing =
        new Landing(
            workspace.raw(),
            config.source(),
            api.endpoint(),
            api.policy(),
            new DeadRunListings(
                workspace.runs(),
                workspace.raw(),
                config.source(),
                api.endpoint(),
                workspace.runId(),
                RunLiveness.fromHere(),
                Instant.now()),
            progress::asked);
    try {
      return landing.land(workspace.runId(), listings, api.mostPages());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while the source was asked");
    }
  }
}
