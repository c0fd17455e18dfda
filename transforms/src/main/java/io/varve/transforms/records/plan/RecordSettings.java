package io.varve.transforms.records.plan;

import io.varve.io.run.RunWorkspace;
import io.varve.transforms.change.ChangeDetector;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.change.EntryBuilder;
import io.varve.transforms.records.page.RecordPages;
import io.varve.transforms.records.source.RecordSource;
import io.varve.transforms.work.FailureRecorder;
import java.io.Serializable;
import java.time.Instant;

/**
 * What the steps of a run over records need to know, wherever they are executed.
 *
 * @param source what is read
 * @param pages its pages
 * @param policy what is reprocessed
 * @param workspace where it is written
 * @param startedAt start of the run, UTC
 */
public record RecordSettings(
    RecordSource source,
    RecordPages pages,
    ChangePolicy policy,
    RunWorkspace workspace,
    Instant startedAt)
    implements Serializable {

  /** Returns the keys of the source. */
  public RecordKeys keys() {
    return RecordKeys.of(source.name());
  }

  ChangeDetector detector() {
    return new ChangeDetector(policy, source.identity().ref());
  }

  EntryBuilder entries() {
    return new EntryBuilder(workspace.runId(), source.identity().ref());
  }

  FailureRecorder failures() {
    return new FailureRecorder(workspace, entries());
  }
}
