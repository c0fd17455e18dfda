package io.varve.transforms.change;

import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.Failure;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.io.model.Status;
import java.util.Optional;

/**
 * Compares a listed file with its manifest entry. Metadata only decides whether the bytes must be
 * read; the hash decides whether the file changed. Safe for several threads.
 */
public final class ChangeDetector {

  private static final String IMPORTED = "imported, not extracted here yet";

  private final ChangePolicy policy;
  private final ExtractorRef extractor;

  /**
   * Returns a detector.
   *
   * @param extractor extractor and fingerprint in force
   */
  public ChangeDetector(ChangePolicy policy, ExtractorRef extractor) {
    this.policy = policy;
    this.extractor = extractor;
  }

  /**
   * Decides from the metadata.
   *
   * @param rowsLost whether a data file with live rows of this file is gone
   */
  public Verdict fromMetadata(SourceFile file, Optional<ManifestEntry> previous, boolean rowsLost) {
    if (previous.isEmpty()) {
      return Verdict.read(Decision.ADDED, "not in the manifest");
    }
    ManifestEntry entry = previous.get();
    if (entry.status() == Status.PURGED) {
      return Verdict.skip(Decision.PURGED, entry.attempt().decisionDetail());
    }
    Optional<Verdict> reprocess = reprocess(file, entry, rowsLost);
    if (reprocess.isPresent()) {
      return reprocess.get();
    }
    String difference = difference(file, entry);
    if (!difference.isEmpty() || policy.rehash().includes(file.key())) {
      return Verdict.read(
          Decision.MODIFIED, difference.isEmpty() ? "asked for by --rehash" : difference);
    }
    return sameBytes(
        file,
        entry,
        file.metadata().generation().isPresent()
            ? "same generation and checksum"
            : "same size, time and change token");
  }

  /**
   * Decides for a file whose bytes were read.
   *
   * @param verdict the verdict that asked for reading
   * @param hash content hash of the bytes
   */
  public Verdict fromContent(
      SourceFile file, Optional<ManifestEntry> previous, Verdict verdict, String hash) {
    if (verdict.decision() != Decision.MODIFIED) {
      return Verdict.extract(verdict.decision(), verdict.detail());
    }
    ManifestEntry entry = previous.orElseThrow();
    if (!entry.contentHash().equals(Optional.of(hash))) {
      return Verdict.extract(
          Decision.MODIFIED,
          entry
              .contentHash()
              .map(old -> "content " + brief(old) + " -> " + brief(hash))
              .orElse("read for the first time"));
    }
    return sameBytes(file, entry, verdict.detail() + ", but the same bytes");
  }

  private Optional<Verdict> reprocess(SourceFile file, ManifestEntry entry, boolean rowsLost) {
    if (policy.force()) {
      return Optional.of(Verdict.read(Decision.FORCED, "asked for by --force"));
    }
    if (rowsLost) {
      return Optional.of(
          Verdict.read(
              Decision.DATA_FILE_MISSING,
              "a data file of shard " + entry.live().shard().orElse("?") + " is gone"));
    }
    if (entry.status() == Status.IMPORTED) {
      return file.metadata().provesSameBytesAs(entry.source())
          ? Optional.of(Verdict.read(Decision.EXTRACTOR_CHANGED, IMPORTED))
          : Optional.empty();
    }
    ExtractorRef now = extractor;
    ExtractorRef then = entry.extractor();
    if (!now.extractor().equals(then.extractor())) {
      return Optional.of(
          Verdict.read(Decision.EXTRACTOR_CHANGED, then.extractor() + " -> " + now.extractor()));
    }
    if (!now.fingerprint().equals(then.fingerprint())) {
      return Optional.of(
          Verdict.read(
              Decision.CONFIG_CHANGED,
              "fingerprint " + brief(then.fingerprint()) + " -> " + brief(now.fingerprint())));
    }
    return Optional.empty();
  }

  private Verdict sameBytes(SourceFile file, ManifestEntry entry, String detail) {
    if (entry.status() == Status.FAILED) {
      return failedBefore(file, entry);
    }
    if (entry.status() == Status.IMPORTED) {
      return Verdict.extract(Decision.EXTRACTOR_CHANGED, IMPORTED);
    }
    if (entry.missingSince().isPresent()) {
      return Verdict.refresh(Decision.TOUCHED, "listed again after it was missing");
    }
    if (nothingToRecord(file, entry)) {
      return Verdict.skip(Decision.UNCHANGED, detail);
    }
    // Metadata recorded too soon after a change says nothing of the user having touched the file.
    return Verdict.refresh(
        entry.source().unsettled() && sameTimes(file, entry)
            ? Decision.UNCHANGED
            : Decision.TOUCHED,
        detail);
  }

  private Verdict failedBefore(SourceFile file, ManifestEntry entry) {
    Failure failure = entry.failure().orElseThrow();
    if (policy.retryFailed()) {
      return Verdict.extract(Decision.RETRY, "asked for by --retry-failed");
    }
    if (failure.code().isTransient() && entry.attempts() < policy.maxAttempts()) {
      return Verdict.extract(
          Decision.RETRY, failure.code() + ", attempt " + (entry.attempts() + 1));
    }
    String why = failure.code() + " after " + entry.attempts() + " attempts on the same bytes";
    return nothingToRecord(file, entry) && entry.missingSince().isEmpty()
        ? Verdict.skip(Decision.PARKED, why)
        : Verdict.refresh(Decision.PARKED, why);
  }

  /** A file from the future stays unsettled: what is recorded of it is what would be recorded. */
  private static boolean nothingToRecord(SourceFile file, ManifestEntry entry) {
    return file.metadata().provesSameBytesAs(entry.source())
        || file.recordable().equals(entry.source());
  }

  private static boolean sameTimes(SourceFile file, ManifestEntry entry) {
    return file.metadata().sizeBytes() == entry.source().sizeBytes()
        && file.metadata().modifiedAt().equals(entry.source().modifiedAt());
  }

  private static String difference(SourceFile file, ManifestEntry entry) {
    if (file.metadata().provesSameBytesAs(entry.source())) {
      return "";
    }
    if (file.metadata().sizeBytes() != entry.source().sizeBytes()) {
      return "size " + entry.source().sizeBytes() + " -> " + file.metadata().sizeBytes() + " bytes";
    }
    boolean sameToken = file.metadata().changeToken().equals(entry.source().changeToken());
    if (!file.metadata().modifiedAt().equals(entry.source().modifiedAt())
        && (sameToken || file.metadata().generation().isEmpty())) {
      return "modified " + entry.source().modifiedAt() + " -> " + file.metadata().modifiedAt();
    }
    return entry.source().unsettled()
        ? "modified too soon before its last listing to trust the metadata"
        : "change token " + entry.source().changeToken() + " -> " + file.metadata().changeToken();
  }

  private static String brief(String hash) {
    int digits = hash.indexOf(':') + 1;
    return hash.substring(digits, Math.min(digits + 12, hash.length()));
  }
}
