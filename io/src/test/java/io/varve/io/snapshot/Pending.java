package io.varve.io.snapshot;

import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.Attempt;
import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.FileRef;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.model.SourceMetadata;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pending commits for tests. */
final class Pending {

  private static final Instant NOW = Instant.parse("2024-01-02T03:04:05Z");

  private Pending() {}

  /** Returns a commit that changes nothing. */
  static PendingCommit empty(String runId) {
    return empty(runId, "attempt-of-" + runId);
  }

  /** Returns a commit of one attempt of a run that changes nothing. */
  static PendingCommit empty(String runId, String attemptId) {
    Author author = new Author(runId, attemptId, "run");
    return new PendingCommit(
        author,
        Optional.empty(),
        new PendingCommit.Rows(List.of(""), Optional.empty(), 0, Optional.empty(), Map.of()),
        RunCounts.NONE);
  }

  /** Returns a commit that writes the entries of these keys. */
  static PendingCommit of(Storage storage, String runId, String... keys) throws IOException {
    LayeredTable<ManifestEntry> table = Manifests.entries(storage);
    try (LayeredTable.Writer<ManifestEntry> writer = table.write("manifests/" + runId)) {
      for (String key : keys) {
        writer.add(entry(runId, key, Status.SUCCEEDED));
      }
      FileRef entries = writer.publish();
      return new PendingCommit(
          new Author(runId, "attempt-of-" + runId, "run"),
          Optional.empty(),
          new PendingCommit.Rows(
              List.of(""), Optional.of(entries), keys.length, Optional.empty(), Map.of()),
          RunCounts.NONE);
    }
  }

  /** Returns an entry without rows. */
  static ManifestEntry entry(String runId, String key, Status status) {
    return new ManifestEntry(
        key,
        new SourceMetadata("file:///" + key, 1, NOW, "1:1", Optional.empty()),
        Optional.of("sha256:00"),
        status,
        Optional.of(Validation.PASS),
        new ExtractorRef("none@1", "f"),
        LiveRows.NONE,
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Attempt(runId, runId, NOW, 0, Decision.ADDED, ""));
  }
}
