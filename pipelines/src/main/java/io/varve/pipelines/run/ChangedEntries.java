package io.varve.pipelines.run;

import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.FileRef;
import io.varve.io.model.ManifestEntry;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunWorkspace;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.Optional;

/** The entries that a run changed. */
public final class ChangedEntries {

  private ChangedEntries() {}

  /** Visits each once; none when the run committed nothing. */
  public static void forEach(
      RunWorkspace workspace, RunFinished finished, LayeredTable.Visitor<ManifestEntry> visitor)
      throws IOException {
    if (finished.snapshot().isEmpty()) {
      return;
    }
    Warehouse warehouse = workspace.warehouse();
    Optional<FileRef> changed =
        warehouse
            .snapshots()
            .find(finished.snapshot().get())
            .flatMap(stored -> stored.snapshot().manifest().changedEntries());
    if (changed.isPresent()) {
      Manifests.entries(warehouse.storage()).readFile(changed.get(), visitor);
    }
  }
}
