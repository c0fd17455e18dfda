package io.varve.runners.render;

import io.varve.io.audit.FileHistory.Change;
import io.varve.io.model.ManifestEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What happened to one source file, and why.
 *
 * @param key source file
 * @param entry its entry in the current snapshot; absent when it was taken out
 * @param changes all changes of its entry, newest first
 * @param laterRuns runs since the newest change that looked at it and found nothing to do
 * @param settings settings of the extractor that differed from the extraction before, with both
 *     values, when that is why it was extracted again
 */
public record FileStory(
    String key,
    Optional<ManifestEntry> entry,
    List<Change> changes,
    long laterRuns,
    Map<String, String> settings) {

  public FileStory {
    changes = List.copyOf(changes);
    settings = new TreeMap<>(settings);
  }

  /** Returns the newest state, the removal included. */
  ManifestEntry newest() {
    return entry.orElseGet(() -> changes.get(0).entry());
  }
}
