package io.varve.io.audit.lineage;

import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.FileRef;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the kept snapshots that list a data file. Reads the data files that each of them changed,
 * and whole lists only after a gap of forgotten ones. Use once.
 */
final class PresenceReader {

  private final History history;
  private final LayeredTable<DataFileChange> lists;
  private final String path;
  private final List<Presence> presences = new ArrayList<>();
  private Optional<DataFile> file = Optional.empty();
  private Optional<Long> since = Optional.empty();

  /**
   * Returns a reader.
   *
   * @param path path of the file as snapshots name it, or of the one in its place after a purge
   */
  PresenceReader(Warehouse warehouse, History history, String path) {
    this.history = history;
    this.lists = Manifests.dataFiles(warehouse.storage());
    this.path = path;
  }

  /** What is known of a data file: as snapshots name it, and which do. */
  record Found(DataFile file, List<Presence> presences) {}

  /** Returns the file and its snapshots, or nothing when no kept snapshot lists it. */
  Optional<Found> read() throws IOException {
    long before = 0;
    for (long id : history.kept()) {
      Optional<Snapshot> snapshot = history.find(id).map(Stored::snapshot);
      if (snapshot.isEmpty()) {
        continue;
      }
      boolean listed = isListed(snapshot.get(), id == before + 1);
      if (listed && since.isEmpty()) {
        since = Optional.of(id);
      } else if (!listed) {
        end(before);
      }
      before = id;
    }
    end(before);
    return file.map(found -> new Found(found, presences));
  }

  private void end(long last) {
    since.ifPresent(first -> presences.add(new Presence(first, last)));
    since = Optional.empty();
  }

  private boolean isListed(Snapshot snapshot, boolean follows) throws IOException {
    boolean[] listed = {follows && since.isPresent()};
    if (!follows) {
      lists.forEach(snapshot.manifest().dataFiles(), change -> listed[0] |= isIt(change.file()));
      return listed[0];
    }
    Optional<FileRef> changed = snapshot.manifest().changedDataFiles();
    if (changed.isPresent()) {
      lists.readFile(
          changed.get(),
          change -> {
            boolean same = isIt(change.file());
            boolean samePlace =
                file.filter(found -> found.place().equals(change.file().place())).isPresent();
            if (same || samePlace) {
              listed[0] = same && !change.removed();
            }
          });
    }
    return listed[0];
  }

  /** Remembers the file when it is the one. */
  private boolean isIt(DataFile candidate) {
    boolean same =
        candidate.path().equals(path)
            || history.now(candidate).filter(now -> now.path().equals(path)).isPresent();
    if (same) {
      file = Optional.of(candidate);
    }
    return same;
  }
}
