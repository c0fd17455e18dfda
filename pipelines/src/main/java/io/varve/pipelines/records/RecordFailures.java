package io.varve.pipelines.records;

import io.varve.io.run.RunFinished;
import io.varve.io.run.RunWorkspace;
import io.varve.pipelines.run.Answers;
import io.varve.pipelines.run.ChangedEntries;
import io.varve.pipelines.run.RunDetails;
import io.varve.pipelines.run.RunReport.FailedDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What failed in a run over records. */
final class RecordFailures {

  private RecordFailures() {}

  /** Returns it, with what was asked for. */
  static RunDetails of(RunWorkspace workspace, RunFinished finished, Optional<Answers> answers)
      throws IOException {
    List<FailedDocument> failures = new ArrayList<>();
    if (finished.counts().failed() > 0) {
      ChangedEntries.forEach(
          workspace, finished, entry -> FailedDocument.of(entry).ifPresent(failures::add));
    }
    failures.sort(Comparator.comparing(FailedDocument::key));
    return new RunDetails(failures, Optional.empty(), answers);
  }
}
