package io.varve.io.audit;

import io.varve.io.audit.Problem.Kind;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.Erasure;
import io.varve.io.model.FileRef;
import io.varve.io.model.Lifecycle;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The data files whose rows were purged, and what stands in their place; as {@code History} tells
 * it, but also of a warehouse whose newest snapshot cannot be read.
 */
final class ErasedFiles {

  private final Map<String, Erasure> erasures = new HashMap<>();

  private ErasedFiles() {}

  /** Reads them; when they cannot be read, the findings tell and there are none. */
  static ErasedFiles read(Storage storage, Lifecycle lifecycle, Findings findings)
      throws IOException {
    ErasedFiles erased = new ErasedFiles();
    try {
      for (FileRef file : lifecycle.erasures().newestFirst()) {
        Manifests.erasures(storage)
            .readFile(file, erasure -> erased.erasures.putIfAbsent(erasure.path(), erasure));
      }
    } catch (DamagedException e) {
      findings.add(Kind.WRONG_CONTENT, e);
      erased.erasures.clear();
    }
    return erased;
  }

  /** Returns whether the rows of a data file were purged, so that it must be gone. */
  boolean contains(String path) {
    return erasures.containsKey(path);
  }

  /** Returns what stands in the place of a data file that a snapshot names: mostly the file. */
  Optional<DataFile> now(DataFile named) {
    Erasure erasure = erasures.get(named.path());
    if (erasure == null) {
      return Optional.of(named);
    }
    return erasure.emptied() ? Optional.empty() : Optional.of(erasure.file());
  }
}
