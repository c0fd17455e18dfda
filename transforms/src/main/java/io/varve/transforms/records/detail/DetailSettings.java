package io.varve.transforms.records.detail;

import io.varve.io.run.RunWorkspace;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.change.EntryBuilder;
import io.varve.transforms.records.plan.RecordKeys;
import io.varve.transforms.records.source.DetailSource;
import io.varve.transforms.records.source.RecordSource;
import io.varve.transforms.work.FailureRecorder;
import java.io.Serializable;
import java.time.Instant;

/**
 * What the steps of a run over details need to know, wherever they are executed.
 *
 * @param source source of the records
 * @param policy what is fetched again
 * @param workspace where it is written
 * @param startedAt start of the run, UTC
 * @param since records that were asked about in vain since then are left for another time
 */
public record DetailSettings(
    RecordSource source,
    ChangePolicy policy,
    RunWorkspace workspace,
    Instant startedAt,
    Instant since)
    implements Serializable {

  public DetailSettings {
    if (source.details().isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid --details: " + source.name() + " has nothing more to tell about a record.");
    }
  }

  /** Returns how more is asked about a record. */
  public DetailSource details() {
    return source.details().orElseThrow();
  }

  /** Returns the keys of the source. */
  public RecordKeys keys() {
    return RecordKeys.of(source.name());
  }

  EntryBuilder entries() {
    return new EntryBuilder(workspace.runId(), details().identity().ref());
  }

  FailureRecorder failures() {
    return new FailureRecorder(workspace, entries());
  }
}
