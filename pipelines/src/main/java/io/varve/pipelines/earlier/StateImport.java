package io.varve.pipelines.earlier;

import io.varve.io.earlier.EarlierFile;
import io.varve.io.earlier.EarlierState;
import io.varve.io.earlier.StateFile;
import io.varve.io.lifecycle.Operation;
import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.ContentHash;
import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import io.varve.io.model.Lifecycle;
import io.varve.io.model.Manifest;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.model.SourceFile;
import io.varve.io.model.Status;
import io.varve.io.run.CurrentSnapshot;
import io.varve.io.snapshot.PendingCommit.Change;
import io.varve.io.snapshot.PendingCommit.State;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.StoragePath;
import io.varve.pipelines.earlier.ImportReport.Noted;
import io.varve.transforms.change.RefusedException;
import io.varve.transforms.earlier.EarlierEntries;
import io.varve.transforms.earlier.EarlierEntries.Imported;
import io.varve.transforms.earlier.EarlierPaths;
import io.varve.transforms.earlier.Finding;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the first snapshot of a warehouse out of earlier systems' states: entries without rows, so
 * that the next run extracts every file and knows its history. Hashes the files that are there, one
 * after the other. Memory grows with the files listed and with those in the states. Use once.
 */
public final class StateImport {

  /** Name of the operation. */
  public static final String OPERATION = "import-state";

  private final Warehouse warehouse;
  private final InputScope scope;
  private final List<String> roots;
  private final List<StateFile> sources;
  private final EarlierState state;
  private final Map<Finding, Long> findings = new EnumMap<>(Finding.class);
  private final List<Noted> noted = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private long failed;

  /**
   * Returns an import.
   *
   * @param scope input that the files are compared with
   * @param roots folders that the paths in the states may begin with
   * @param sources state files, kept in the warehouse as they are
   * @param state what they know
   */
  public StateImport(
      Warehouse warehouse,
      InputScope scope,
      List<String> roots,
      List<StateFile> sources,
      EarlierState state) {
    this.warehouse = warehouse;
    this.scope = scope;
    this.roots = List.copyOf(roots);
    this.sources = List.copyOf(sources);
    this.state = state;
  }

  /** Returns why the import is made, for the snapshot: the names and hashes of its sources. */
  public static String reason(List<StateFile> sources) {
    return sources.stream()
        .map(file -> file.name() + " " + file.sha256())
        .collect(Collectors.joining(", "));
  }

  /**
   * Imports.
   *
   * @param operation operation named {@link #OPERATION}
   * @throws RefusedException when the warehouse has a snapshot, or there is nothing to import
   * @throws ListingException when the input cannot be listed
   */
  public ImportReport execute(Operation operation) throws IOException, ListingException {
    if (CurrentSnapshot.of(warehouse).isPresent()) {
      throw new RefusedException(
          "Cannot import a state: the warehouse has a snapshot already. Import into a new one.");
    }
    if (state.files().isEmpty()) {
      throw new RefusedException("Cannot import a state: it lists no files.");
    }
    scope.checkRoot();
    List<SourceFile> listed = new ArrayList<>();
    long unused = scope.list(Instant.now(), listed::add);
    EarlierPaths paths = new EarlierPaths(listed, roots, scope.keyPrefix(), StoragePath::isFile);
    Stored stored = operation.commitFirst(author -> change(author, paths));
    return new ImportReport(
        stored.snapshot().id(), operation.runId(), keys.size(), failed, findings, noted);
  }

  private Change change(Author author, EarlierPaths paths) throws IOException {
    for (int i = 0; i < sources.size(); i++) {
      boolean unused =
          warehouse
              .storage()
              .createIfAbsent(
                  WarehouseLayout.imported(author.runId(), i + 1), sources.get(i).content());
    }
    EarlierEntries entries =
        new EarlierEntries(
            scope.reader(),
            ContentHash.of(reason(sources).getBytes(StandardCharsets.UTF_8)).value(),
            author.runId(),
            Instant.now(),
            Integer.MAX_VALUE - 8L);
    String path = WarehouseLayout.manifest(author.runId(), "entries", author.attemptId());
    try (LayeredTable.Writer<ManifestEntry> writer =
        Manifests.entries(warehouse.storage()).write(path)) {
      for (EarlierFile file : state.files()) {
        Optional<ManifestEntry> entry = entry(entries, paths, file);
        if (entry.isPresent()) {
          writer.add(entry.get());
        }
      }
      if (keys.isEmpty()) {
        throw new RefusedException(
            "Cannot import a state: none of its " + state.files().size() + " paths can be a key.");
      }
      FileRef written = writer.publish();
      return new State(
          new Manifest(
              new Layers(Optional.of(written), List.of()),
              keys.size(),
              Layers.EMPTY,
              List.of(scope.keyPrefix()),
              Optional.of(written),
              Optional.empty()),
          Map.of(),
          Lifecycle.EMPTY);
    }
  }

  private Optional<ManifestEntry> entry(
      EarlierEntries entries, EarlierPaths paths, EarlierFile file) {
    Optional<SourceFile> there = paths.find(file);
    Optional<String> key = there.map(SourceFile::key).or(() -> paths.key(file));
    if (key.isEmpty() || !keys.add(key.get())) {
      note(file, key.isEmpty() ? Finding.REFUSED : Finding.REPEATED);
      return Optional.empty();
    }
    Imported imported =
        there.isPresent() ? entries.there(file, there.get()) : entries.gone(file, key.get());
    note(file, imported.finding());
    failed += imported.entry().status() == Status.FAILED ? 1 : 0;
    return Optional.of(imported.entry());
  }

  private void note(EarlierFile file, Finding finding) {
    findings.merge(finding, 1L, Long::sum);
    if (finding != Finding.VERIFIED && noted.size() < ImportReport.MOST_NOTED) {
      noted.add(new Noted(file.path(), finding));
    }
  }
}
