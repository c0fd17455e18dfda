package io.varve.transforms.records.plan;

import io.varve.io.model.Decision;
import io.varve.io.run.ShardOutcome;

/** Receives what a run over records has to do. */
public interface PlanSink {

  /** A key that the run decides on. */
  void considered(String key);

  /** One of them needs nothing, or a known record has vanished already. */
  void skipped(Decision decision);

  /** What reading an unchanged one had cost, in milliseconds. */
  void savedMs(long ms);

  /** Entries that change without any row. */
  void outcome(ShardOutcome outcome);

  /** A record whose versions have to be looked at, with the partition of its day. */
  void changed(String partition, RecordChange change);
}
