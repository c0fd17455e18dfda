package io.varve.transforms.change;

import io.varve.io.model.ExtractorRef;
import io.varve.io.model.FailureCode;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import io.varve.io.model.SourceFile;
import io.varve.io.model.SourceMetadata;
import io.varve.io.model.Status;
import io.varve.transforms.change.ChangeDetectorTest.Listed;
import io.varve.transforms.change.ChangeDetectorTest.Past;
import io.varve.transforms.change.ChangeDetectorTest.Reason;
import java.util.Optional;

/** Entries and listings of one file. */
final class Entries {

  private static final String KEY = "a.htm";

  private Entries() {}

  static ManifestEntry past(Past past, Listed listed) {
    SourceMetadata recorded =
        listed == Listed.RECORDED_TOO_SOON
            ? ModelSamples.metadata().settledAt(ModelSamples.metadata().modifiedAt())
            : ModelSamples.metadata();
    ManifestEntry entry =
        switch (past) {
          case GOOD, GOOD_BUT_MISSING -> ModelSamples.succeeded(KEY);
          case BAD, BAD_BUT_MISSING -> failed(Optional.of(ModelSamples.HASH), FailureCode.PARSE, 1);
          case UNLUCKY -> failed(Optional.of(ModelSamples.HASH), FailureCode.TIMEOUT, 2);
          case UNLUCKY_TOO_OFTEN -> failed(Optional.of(ModelSamples.HASH), FailureCode.TIMEOUT, 3);
        };
    entry = entry.seenAgain(recorded, entry.attempt());
    return past == Past.GOOD_BUT_MISSING || past == Past.BAD_BUT_MISSING
        ? entry.missing(ModelSamples.LISTED_AT, entry.attempt())
        : entry;
  }

  /** Returns an entry of a file whose bytes could not be read. */
  static ManifestEntry unread(FailureCode code) {
    return failed(Optional.empty(), code, 1);
  }

  /** Returns a failed entry without live rows. */
  static ManifestEntry failed(Optional<String> hash, FailureCode code, int attempts) {
    return new ManifestEntry(
        KEY,
        ModelSamples.metadata(),
        hash,
        Status.FAILED,
        Optional.empty(),
        ModelSamples.EXTRACTOR,
        LiveRows.NONE,
        attempts,
        Optional.of(ModelSamples.failure(code)),
        Optional.empty(),
        Optional.empty(),
        ModelSamples.attempt());
  }

  static SourceFile listed(Listed listed) {
    SourceMetadata m = ModelSamples.metadata();
    SourceMetadata now =
        new SourceMetadata(
            m.uri(),
            listed == Listed.OTHER_SIZE ? m.sizeBytes() + 1 : m.sizeBytes(),
            listed == Listed.OTHER_TIME ? m.modifiedAt().plusSeconds(1) : m.modifiedAt(),
            listed == Listed.OTHER_TOKEN ? "18:5" : m.changeToken(),
            m.storeChecksum());
    return new SourceFile(KEY, now, ModelSamples.LISTED_AT);
  }

  static ExtractorRef extractor(Reason reason) {
    ExtractorRef known = ModelSamples.EXTRACTOR;
    return switch (reason) {
      case OTHER_EXTRACTOR -> new ExtractorRef("filings/3.1", known.fingerprint());
      case OTHER_CONFIGURATION -> new ExtractorRef(known.extractor(), ModelSamples.OLD_HASH);
      default -> known;
    };
  }
}
