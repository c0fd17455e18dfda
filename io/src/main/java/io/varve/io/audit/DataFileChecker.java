package io.varve.io.audit;

import io.varve.io.audit.CheckReport.FileTotals;
import io.varve.io.audit.Problem.Kind;
import io.varve.io.manifest.VerifiedFile;
import io.varve.io.model.DataFile;
import io.varve.io.model.FileRef;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at each data file once, whatever the number of snapshots that list it. Memory grows with
 * the number of data files of all kept snapshots. Not safe for several threads.
 */
final class DataFileChecker {

  private final Storage storage;
  private final FileList files;
  private final ErasedFiles erased;
  private final Findings findings;
  private final Set<DataFile> named = new HashSet<>();

  /** What stands in their place, and whether it is intact as far as it was looked at. */
  private final Map<DataFile, Boolean> looked = new HashMap<>();

  DataFileChecker(Storage storage, FileList files, ErasedFiles erased, Findings findings) {
    this.storage = storage;
    this.files = files;
    this.erased = erased;
    this.findings = findings;
  }

  /** Compares the size of a data file that a snapshot names, or of what stands in its place. */
  void look(DataFile file) throws IOException {
    if (!named.add(file)) {
      return;
    }
    Optional<DataFile> now = erased.now(file);
    if (now.isPresent() && !looked.containsKey(now.get())) {
      looked.put(now.get(), hasSize(now.get(), Kind.MISSING_FILE, Kind.WRONG_SIZE));
    }
  }

  /** Verifies finished work of a run that has not committed. */
  void lookAtWork(DataFile file, boolean read) throws IOException {
    if (!looked.containsKey(file) && hasSize(file, Kind.LOST_WORK, Kind.LOST_WORK) && read) {
      boolean unused = hasHash(file, Kind.LOST_WORK);
    }
  }

  /** Hashes the files of some shards; returns how many and how large they were. */
  FileTotals read(Set<String> shards) {
    FileTotals hashed = FileTotals.NONE;
    for (Map.Entry<DataFile, Boolean> each : looked.entrySet()) {
      DataFile file = each.getKey();
      if (each.getValue() && shards.contains(file.shard())) {
        hashed = hashed.plus(file.sizeBytes());
        each.setValue(hasHash(file, Kind.WRONG_CONTENT));
      }
    }
    return hashed;
  }

  /** Returns the names of all shards. */
  Set<String> shards() {
    Set<String> shards = new HashSet<>();
    looked.keySet().forEach(file -> shards.add(file.shard()));
    return shards;
  }

  /** Returns whether what stands in the places of all these files is intact. */
  boolean areIntact(Collection<DataFile> all) {
    return all.stream().allMatch(file -> erased.now(file).map(looked::get).orElse(true));
  }

  /** Returns what stands in the places of these files. */
  List<DataFile> now(Collection<DataFile> all) {
    List<DataFile> now = new ArrayList<>();
    all.forEach(file -> erased.now(file).ifPresent(now::add));
    return now;
  }

  /** Returns the number of data files that were looked at. */
  long count() {
    return looked.size();
  }

  /** Adds the paths of all data files that kept snapshots name, and of what replaced them. */
  void addPaths(Set<String> paths) {
    erased.addPaths(paths);
    named.forEach(file -> paths.add(file.path()));
    looked.keySet().forEach(file -> paths.add(file.path()));
  }

  private boolean hasSize(DataFile file, Kind missing, Kind wrong) throws IOException {
    Optional<Long> size = files.size(file.path());
    if (size.isEmpty()) {
      findings.add(missing, file.path(), file.sizeBytes() + " bytes", "no such file");
      return false;
    }
    return findings.same(wrong, file.path(), file.sizeBytes() + " bytes", size.get() + " bytes");
  }

  private boolean hasHash(DataFile file, Kind wrong) {
    try {
      VerifiedFile.verify(
          storage, new FileRef(file.path(), file.rows(), file.sizeBytes(), file.sha256()));
      return true;
    } catch (DamagedException e) {
      findings.add(wrong, e);
    } catch (IOException e) {
      findings.add(Kind.UNREADABLE, file.path(), "a readable file", e.getMessage());
    }
    return false;
  }
}
