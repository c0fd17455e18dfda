package io.varve.io.audit.diff;

import io.varve.io.manifest.EntryDigest;
import io.varve.io.model.Labelled;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import java.util.Locale;
import java.util.Optional;

/**
 * One source file whose entry differs between two snapshots.
 *
 * @param key source key
 * @param before its entry in the first; absent when it had none
 * @param after its entry in the second; absent when it has none
 * @param removal the row that ended the entry, when it is known
 * @param by the newest snapshot between them that changed more of it than the place of its rows, or
 *     else moved them; absent when it is not known, and seen from the newer to the older
 */
public record EntryChange(
    String key,
    Optional<EntryDigest> before,
    Optional<EntryDigest> after,
    Optional<EntryDigest> removal,
    Optional<Snapshot> by) {

  public EntryChange {
    if (before.isEmpty() && after.isEmpty()) {
      throw new IllegalArgumentException("Invalid change of " + key + ": no entry on either side");
    }
  }

  /** What changed, the first that applies. */
  public enum Kind implements Labelled {
    /** It had no entry. */
    ADDED,
    /** It has no entry any more. */
    REMOVED,
    /** Erased on purpose; rows of it are in neither snapshot. */
    PURGED,
    /** Other bytes were read. */
    MODIFIED,
    /** The newest attempt fails and the one before did not. */
    FAILED,
    /** Extracted, or tried, again from the same bytes. */
    REPROCESSED,
    /** Not listed any more; its rows are kept. */
    MISSING,
    /** The same rows in another shard. */
    MOVED,
    /** Only what was recorded of it: times, or that it is listed again. */
    REFRESHED;

    @Override
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns what changed. */
  public Kind kind() {
    if (before.isEmpty()) {
      return Kind.ADDED;
    }
    if (after.isEmpty()) {
      return Kind.REMOVED;
    }
    EntryDigest then = before.get();
    EntryDigest now = after.get();
    if (now.status() == Status.PURGED) {
      return Kind.PURGED;
    }
    if (!then.contentHash().equals(now.contentHash())) {
      return Kind.MODIFIED;
    }
    if (now.status() == Status.FAILED && then.status() != Status.FAILED) {
      return Kind.FAILED;
    }
    boolean sameRun = then.runId().equals(now.runId());
    if (!then.extractorFingerprint().equals(now.extractorFingerprint())
        || (!sameRun && now.decision().isWork())) {
      return Kind.REPROCESSED;
    }
    if (then.missingSince().isEmpty() && now.missingSince().isPresent()) {
      return Kind.MISSING;
    }
    return then.shard().equals(now.shard()) ? Kind.REFRESHED : Kind.MOVED;
  }

  /** Returns whether other rows are live than before. */
  public boolean changesRows() {
    return switch (kind()) {
      case ADDED, REMOVED, PURGED, REPROCESSED -> true;
      case MODIFIED, FAILED -> !liveHash(before).equals(liveHash(after));
      case MISSING, MOVED, REFRESHED -> false;
    };
  }

  /** Returns whether the newest attempt on it failed. */
  public boolean isFailed() {
    return after.filter(entry -> entry.status() == Status.FAILED).isPresent();
  }

  /** Returns the entry whose decision led to this change, the ending of an entry included. */
  public Optional<EntryDigest> cause() {
    return after.or(() -> removal);
  }

  /** Returns the same change seen from the other side. */
  EntryChange reversed() {
    return new EntryChange(key, after, before, Optional.empty(), Optional.empty());
  }

  private static Optional<String> liveHash(Optional<EntryDigest> entry) {
    return entry
        .filter(e -> e.shard().isPresent())
        .flatMap(e -> e.liveContentHash().or(e::contentHash));
  }
}
