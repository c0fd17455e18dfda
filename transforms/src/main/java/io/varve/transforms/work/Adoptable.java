package io.varve.transforms.work;

import io.varve.io.model.ExtractorRef;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;

/**
 * A document that a dead run finished but did not commit.
 *
 * @param runId the dead run
 * @param shard its shard
 * @param attemptId the attempt at the shard whose data files hold the rows
 * @param entry the entry that it would have committed
 */
public record Adoptable(String runId, String shard, String attemptId, ManifestEntry entry) {

  /** Returns whether extracting these bytes now would give what the dead run wrote. */
  public boolean isResultFor(SourceFile file, ExtractorRef extractor) {
    return entry.extractor().equals(extractor) && file.metadata().provesSameBytesAs(entry.source());
  }

  /** Returns what groups the documents of one shard. */
  public String line() {
    return runId + "/" + shard;
  }
}
