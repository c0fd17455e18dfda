package io.varve.runners.render;

import io.varve.io.audit.FileHistory.Change;
import io.varve.io.audit.FingerprintDifference;
import io.varve.io.model.ManifestEntry;
import java.util.List;
import java.util.Optional;

/**
 * What happened to one source file, and why.
 *
 * @param key source file
 * @param entry its entry in the snapshot of the story; absent when it was taken out
 * @param changes all changes of its entry up to that snapshot, newest first
 * @param laterRuns runs since the newest change that looked at it and found nothing to do
 * @param differences what differed in the extractor from the extraction before, in the order of the
 *     fingerprint, when that is why it was extracted again
 * @param run what one run decided about it, when that was asked for
 */
public record FileStory(
    String key,
    Optional<ManifestEntry> entry,
    List<Change> changes,
    long laterRuns,
    List<FingerprintDifference> differences,
    Optional<RunDecision> run) {

  public FileStory {
    changes = List.copyOf(changes);
    differences = List.copyOf(differences);
  }

  /** Returns the newest state, the removal included. */
  ManifestEntry newest() {
    return entry.orElseGet(() -> changes.get(0).entry());
  }
}
