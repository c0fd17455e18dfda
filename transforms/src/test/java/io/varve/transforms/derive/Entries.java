package io.varve.transforms.derive;

import io.varve.io.model.Failure;
import io.varve.io.model.FailureCode;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import java.util.Optional;

/** Manifest entries that differ in one thing. */
final class Entries {

  private Entries() {}

  /** Returns the entry of a file that never could be read. */
  static ManifestEntry failedWith(String key, FailureCode code) {
    ManifestEntry failed = ModelSamples.failed(key);
    return new ManifestEntry(
        key,
        failed.source(),
        failed.contentHash(),
        failed.status(),
        failed.validation(),
        failed.extractor(),
        LiveRows.NONE,
        1,
        Optional.of(new Failure("extract", code, "why", Optional.empty())),
        Optional.empty(),
        Optional.empty(),
        failed.attempt());
  }
}
