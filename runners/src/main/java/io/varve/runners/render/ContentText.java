package io.varve.runners.render;

import io.varve.io.manifest.EntryDigest;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import java.util.Optional;

/** The bytes that an entry is about, in words where it has no hash of them. */
final class ContentText {

  private ContentText() {}

  /** Returns the whole hash. */
  static String whole(ManifestEntry entry) {
    return entry.contentHash().orElseGet(() -> none(entry.status()));
  }

  /** Returns the beginning of the hash. */
  static String brief(ManifestEntry entry) {
    return brief(entry.contentHash(), entry.status());
  }

  /** Returns the beginning of the hash. */
  static String brief(EntryDigest entry) {
    return brief(entry.contentHash(), entry.status());
  }

  private static String brief(Optional<String> hash, Status status) {
    return hash.map(Human::hash).orElseGet(() -> none(status));
  }

  private static String none(Status status) {
    return switch (status) {
      case PURGED -> "erased";
      case IMPORTED -> "unknown";
      case SUCCEEDED, FAILED, REMOVED -> "never read";
    };
  }
}
