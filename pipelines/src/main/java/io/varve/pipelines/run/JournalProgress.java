package io.varve.pipelines.run;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import io.varve.io.run.JournalLine;
import io.varve.io.run.JournalTail;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.Progress;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells from the journal how far the workers of a cluster are: a cluster's counters arrive when a
 * worker is done with all its shards, the journal with each of them. Not safe for several threads.
 */
final class JournalProgress {

  private final JournalTail tail;
  private final Set<String> shards = new HashSet<>();
  private final Map<Progress, Long> figures = new EnumMap<>(Progress.class);

  JournalProgress(JournalTail tail) {
    this.tail = tail;
  }

  /** Looks at what was added. */
  void read() throws IOException {
    for (JournalLine line : tail.next()) {
      // A shard that was tried again has several lines.
      if (shards.add(line.shard())) {
        add(line.outcome());
      }
    }
  }

  /** Returns the figure as of the last look; 0 for those that the journal does not tell. */
  long value(Progress progress) {
    return figures.getOrDefault(progress, 0L);
  }

  private void add(ShardOutcome outcome) {
    long untouched = outcome.skipped().values().stream().mapToLong(Long::longValue).sum();
    figures.merge(Progress.DOCUMENTS, outcome.entries().size() + untouched, Long::sum);
    figures.merge(Progress.BYTES, outcome.bytesRead(), Long::sum);
    figures.merge(
        Progress.FAILURES,
        outcome.entries().stream().filter(JournalProgress::isFailed).count(),
        Long::sum);
  }

  private static boolean isFailed(ManifestEntry entry) {
    return entry.status() == Status.FAILED;
  }
}
