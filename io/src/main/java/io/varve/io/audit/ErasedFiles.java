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
import java.util.Set;

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

  /** Finds those that are still there, as when a purge was killed before it deleted them. */
  void checkGone(FileList files, Findings findings) throws IOException {
    for (String path : erasures.keySet()) {
      if (files.size(path).isPresent()) {
        findings.add(
            Kind.NOT_ERASED, path, "no such file: its rows were purged", "a file; purge again");
      }
    }
  }

  /** Adds the paths of the purged files, which snapshots still name. */
  void addPaths(Set<String> paths) {
    paths.addAll(erasures.keySet());
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
