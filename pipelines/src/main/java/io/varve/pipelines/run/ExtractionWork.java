package io.varve.pipelines.run;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.FileRef;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunWorkspace;
import io.varve.io.snapshot.Warehouse;
import io.varve.pipelines.ExtractionPipeline;
import io.varve.pipelines.run.NoChangeCheck.Quiet;
import io.varve.pipelines.run.RunReport.FailedDocument;
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

/** Extracts what has changed in an input. */
final class ExtractionWork implements RunWork {

  private final RunConfig config;
  private final RunWorkspace workspace;

  ExtractionWork(RunConfig config, RunWorkspace workspace) {
    this.config = config;
    this.workspace = workspace;
  }

  @Override
  public Optional<RunFinished> endWithoutPipeline() throws IOException, ListingException {
    return new NoChangeCheck(config, workspace).check().map(this::nothingToDo);
  }

  @Override
  public void build(Pipeline pipeline) throws IOException {
    ExtractionPipeline.build(pipeline, config, workspace);
  }

  @Override
  public RunDetails details(RunFinished finished) throws IOException {
    List<FailedDocument> failures = new ArrayList<>();
    DerivedCounts[] derived = {DerivedCounts.NONE};
    if (finished.snapshot().isPresent()
        && (finished.counts().failed() > 0 || config.derivation().isPresent())) {
      read(finished.snapshot().get(), failures, derived);
    }
    failures.sort(Comparator.comparing(FailedDocument::key));
    return new RunDetails(failures, config.derivation().map(derivation -> derived[0]));
  }

  private void read(long snapshot, List<FailedDocument> failures, DerivedCounts[] derived)
      throws IOException {
    Warehouse warehouse = workspace.warehouse();
    Optional<FileRef> changed =
        warehouse
            .snapshots()
            .find(snapshot)
            .flatMap(stored -> stored.snapshot().manifest().changedEntries());
    if (changed.isPresent()) {
      Manifests.entries(warehouse.storage())
          .readFile(
              changed.get(),
              entry -> {
                if (isItem(entry.key())) {
                  derived[0] = derived[0].plus(entry.attempt().decision());
                }
                addFailure(entry, failures);
              });
    }
  }

  private boolean isItem(String key) {
    return config
        .derivation()
        .map(Derivation::keyPrefix)
        .filter(prefix -> key.startsWith(prefix) && !key.equals(prefix + DerivedWork.SOURCES))
        .isPresent();
  }

  private static void addFailure(ManifestEntry entry, List<FailedDocument> failures) {
    if (entry.status() == Status.FAILED && entry.attempt().decision().isWork()) {
      entry
          .failure()
          .ifPresent(
              why -> failures.add(new FailedDocument(entry.key(), why.code(), why.message())));
    }
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
