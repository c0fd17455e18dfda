package io.varve.pipelines.run;

import io.varve.io.model.Snapshot;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunWorkspace;
import io.varve.pipelines.ExtractionPipeline;
import io.varve.pipelines.run.NoChangeCheck.Found;
import io.varve.pipelines.run.NoChangeCheck.Quiet;
import io.varve.pipelines.run.RunReport.FailedDocument;
import io.varve.transforms.change.Rehash;
import io.varve.transforms.derive.Derivation;
import io.varve.transforms.derive.DerivedWork;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;

/**
 * Extracts what has changed in an input. What was read before the pipeline is not read again. Use
 * once, from one thread.
 */
final class ExtractionWork implements RunWork {

  private final RunConfig config;
  private final RunWorkspace workspace;
  private Rehash rehash;
  private long bytesRead;

  ExtractionWork(RunConfig config, RunWorkspace workspace) {
    this.config = config;
    this.workspace = workspace;
    this.rehash = config.policy().rehash();
  }

  @Override
  public Optional<RunFinished> endWithoutPipeline(ProgressListener progress, boolean workedHere)
      throws IOException, ListingException {
    if (rehash.asked() && !workedHere) {
      return Optional.empty();
    }
    Found found = new NoChangeCheck(config, workspace, progress).check();
    rehash = found.rehash();
    bytesRead = found.bytesRead();
    return found.quiet().map(this::nothingToDo);
  }

  @Override
  public void build(Pipeline pipeline) throws IOException {
    ExtractionPipeline.build(
        pipeline, config.with(config.policy().with(rehash)), workspace, bytesRead);
  }

  @Override
  public RunDetails details(RunFinished finished) throws IOException {
    List<FailedDocument> failures = new ArrayList<>();
    DerivedCounts[] derived = {DerivedCounts.NONE};
    if (finished.counts().failed() > 0 || config.derivation().isPresent()) {
      ChangedEntries.forEach(
          workspace,
          finished,
          entry -> {
            if (isItem(entry.key())) {
              derived[0] = derived[0].plus(entry.attempt().decision());
            }
            FailedDocument.of(entry).ifPresent(failures::add);
          });
    }
    failures.sort(Comparator.comparing(FailedDocument::key));
    return new RunDetails(
        failures, config.derivation().map(derivation -> derived[0]), Optional.empty());
  }

  private boolean isItem(String key) {
    return config
        .derivation()
        .map(Derivation::keyPrefix)
        .filter(prefix -> key.startsWith(prefix) && !key.equals(prefix + DerivedWork.SOURCES))
        .isPresent();
  }

  private RunFinished nothingToDo(Quiet quiet) {
    return new RunFinished(
        Snapshot.FORMAT_VERSION,
        workspace.runId(),
        RunStatus.NO_CHANGES,
        Instant.now(),
        Optional.empty(),
        quiet.counts(),
        quiet.savedMs(),
        Optional.empty());
  }
}
