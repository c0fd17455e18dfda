package io.varve.runners.render;

import io.varve.io.model.DataFile;
import io.varve.io.model.Snapshot;
import io.varve.io.run.RunRecord;
import java.util.List;
import java.util.Map;

/**
 * One snapshot and what its files say.
 *
 * @param snapshot snapshot
 * @param root root of the warehouse as a URI
 * @param run record of the run that committed it
 * @param validation number of entries by verdict of validation
 * @param failed entries whose newest attempt failed
 * @param stale of the failed, those whose older rows are live
 * @param missing entries that are not listed any more
 * @param dataFiles its data files
 */
public record SnapshotFacts(
    Snapshot snapshot,
    String root,
    RunRecord run,
    Map<String, Long> validation,
    long failed,
    long stale,
    long missing,
    List<DataFile> dataFiles) {

  public SnapshotFacts {
    validation = Map.copyOf(validation);
    dataFiles = List.copyOf(dataFiles);
  }
}
