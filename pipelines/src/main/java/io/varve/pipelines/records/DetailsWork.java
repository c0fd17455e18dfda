package io.varve.pipelines.records;

import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunWorkspace;
import io.varve.pipelines.DetailsPipeline;
import io.varve.pipelines.run.ProgressListener;
import io.varve.pipelines.run.RunDetails;
import io.varve.pipelines.run.RunWork;
import io.varve.transforms.records.detail.DetailChange;
import io.varve.transforms.records.detail.DetailQuestion;
import io.varve.transforms.records.detail.DetailSelection;
import io.varve.transforms.records.detail.DetailSettings;
import io.varve.transforms.records.detail.FetchedDetails;
import io.varve.transforms.records.detail.LandedDetails;
import io.varve.transforms.records.detail.WantedDetails;
import io.varve.transforms.records.fetch.DetailLanding;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;

/** Asks for the details of some records that have none, or those of an earlier version. */
final class DetailsWork implements RunWork {

  private final DetailsConfig config;
  private final RunWorkspace workspace;
  private final DetailSettings settings;
  private Optional<List<DetailChange>> changes = Optional.empty();

  DetailsWork(DetailsConfig config, RunWorkspace workspace) {
    this.config = config;
    this.workspace = workspace;
    this.settings =
        new DetailSettings(
            config.source(), config.policy(), workspace, Instant.now(), config.since());
  }

  @Override
  public Optional<RunFinished> endWithoutPipeline(ProgressListener progress, boolean workedHere)
      throws IOException {
    return changes(progress).isEmpty() ? Optional.of(nothingToDo()) : Optional.empty();
  }

  @Override
  public void build(Pipeline pipeline) throws IOException {
    DetailsPipeline.build(pipeline, settings, changes(ProgressListener.NONE));
  }

  @Override
  public RunDetails details(RunFinished finished) throws IOException {
    return RecordFailures.of(workspace, finished, Optional.empty());
  }

  /** Asks once: what was fetched for this run stays. */
  private List<DetailChange> changes(ProgressListener progress) throws IOException {
    if (changes.isEmpty()) {
      List<WantedDetails> wanted = new DetailSelection(settings).of(config.partitions()).wanted();
      changes =
          Optional.of(land(wanted.subList(0, Math.min(config.most(), wanted.size())), progress));
    }
    return changes.get();
  }

  private List<DetailChange> land(List<WantedDetails> wanted, ProgressListener progress)
      throws IOException {
    Map<String, WantedDetails> byId = new HashMap<>();
    List<DetailQuestion> questions = new ArrayList<>();
    for (WantedDetails each : wanted) {
      byId.put(each.id(), each);
      questions.add(new DetailQuestion(each.id(), each.recordHash()));
    }
    List<DetailChange> landed = new ArrayList<>();
    LandedDetails answers = ask(questions, progress);
    for (String batch : answers.batches()) {
      int line = 0;
      for (FetchedDetails answer : answers.read(batch)) {
        landed.add(
            new DetailChange(byId.get(answer.question().id()), batch, line, answer.failure()));
        line++;
      }
    }
    return landed;
  }

  private LandedDetails ask(List<DetailQuestion> questions, ProgressListener progress)
      throws IOException {
    DetailLanding landing =
        new DetailLanding(
            workspace.raw(),
            settings.details(),
            config.endpoint(),
            config.fetch(),
            progress::asked);
    try {
      return landing.land(workspace.runId(), questions);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while the source was asked");
    }
  }

  private RunFinished nothingToDo() {
    return new RunFinished(
        Snapshot.FORMAT_VERSION,
        workspace.runId(),
        RunStatus.NO_CHANGES,
        Instant.now(),
        Optional.empty(),
        RunCounts.NONE,
        0,
        Optional.empty());
  }
}
