package io.varve.io.iceberg;

import io.varve.io.lifecycle.Operation;
import io.varve.io.lifecycle.Tagging;
import io.varve.io.model.DataFile;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Publishes a snapshot as Iceberg tables, one per dataset, and moves a tag to it, so that what
 * readers of the tables see is not forgotten. First the tables, then the tag: a publication that
 * broke off is finished by publishing again. Publishing what is published already changes nothing.
 */
public final class IcebergPublication {

  /** Name of the operation that a publication is. */
  public static final String OPERATION = "publish-iceberg";

  private final Warehouse warehouse;
  private final LocatedStorage data;
  private final LocatedStorage tables;
  private final String parent;
  private final String tag;

  private IcebergPublication(
      Warehouse warehouse, LocatedStorage tables, String parent, String tag) {
    Tagging.checkName(tag);
    this.warehouse = warehouse;
    this.data = LocatedStorage.of(warehouse.storage());
    this.tables = tables;
    this.parent = parent;
    this.tag = tag;
  }

  /**
   * Returns publications into a folder of the warehouse itself.
   *
   * @param tag tag that marks the published snapshot
   */
  public static IcebergPublication inside(Warehouse warehouse, String tag) {
    return new IcebergPublication(
        warehouse, LocatedStorage.of(warehouse.storage()), WarehouseLayout.ICEBERG + "/", tag);
  }

  /**
   * Returns publications to another place.
   *
   * @param location storage whose root gets one folder per dataset
   * @param tag tag that marks the published snapshot
   * @throws IllegalArgumentException when the place is inside the warehouse
   */
  public static IcebergPublication outside(Warehouse warehouse, Storage location, String tag) {
    LocatedStorage tables = LocatedStorage.of(location);
    String home = LocatedStorage.of(warehouse.storage()).location();
    if ((tables.location() + "/").startsWith(home + "/")) {
      throw new IllegalArgumentException(
          "Invalid location of tables: "
              + tables.location()
              + " is inside the warehouse, whose folders are its own. Name a place outside of it,"
              + " or none for "
              + home
              + "/"
              + WarehouseLayout.ICEBERG
              + ".");
    }
    return new IcebergPublication(warehouse, tables, "", tag);
  }

  /**
   * Returns the snapshot whose tables are published when this one is named: a publication changes
   * no table, so its own snapshot stands for the one that it followed.
   */
  public static Stored published(History history, Stored named) throws IOException {
    Stored stored = named;
    while (stored.snapshot().author().operation().equals(OPERATION)) {
      Optional<Stored> before = history.find(stored.snapshot().id() - 1);
      if (before.isEmpty()) {
        return stored;
      }
      stored = before.get();
    }
    return stored;
  }

  /**
   * Publishes within an operation named {@link #OPERATION}.
   *
   * @return what became of each dataset, by name
   * @throws PublicationException when a table cannot take it
   */
  public List<PublishedTable> publish(Operation operation, Snapshot snapshot) throws IOException {
    Tagging tagging = Tagging.tag(warehouse, tag, snapshot.id(), true);
    List<PublishedTable> published = new ArrayList<>();
    Optional<Stored> unused =
        operation.commit(
            (current, author) -> {
              published.clear();
              published.addAll(tables(snapshot, author));
              return tagging.plan(current, author);
            });
    return List.copyOf(published);
  }

  private List<PublishedTable> tables(Snapshot snapshot, Author author) throws IOException {
    History history = warehouse.history();
    if (history.find(snapshot.id()).isEmpty()) {
      throw new IOException(
          "Cannot publish snapshot " + snapshot.id() + ": it was forgotten. Choose another.");
    }
    Map<String, String> labels = SnapshotLabels.of(snapshot, author.runId());
    Map<String, List<DataFile>> files =
        history.dataFiles(warehouse, snapshot).stream()
            .collect(Collectors.groupingBy(DataFile::dataset));
    List<PublishedTable> published = new ArrayList<>();
    for (TableFolder folder : folders(snapshot).values()) {
      String dataset = folder.path().substring(parent.length());
      try {
        published.add(
            new TablePublication(dataset, folder, data)
                .publish(
                    snapshot,
                    files.getOrDefault(dataset, List.of()),
                    labels,
                    id -> history.kept().contains(id),
                    history.erasures().keySet()));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    return published;
  }

  /** A dataset that only an earlier snapshot had becomes an empty table. */
  private SortedMap<String, TableFolder> folders(Snapshot snapshot) throws IOException {
    SortedMap<String, TableFolder> folders = new TreeMap<>();
    for (StoredFile file : tables.storage().list(parent.isEmpty() ? "" : WarehouseLayout.ICEBERG)) {
      String[] parts = file.path().substring(parent.length()).split("/", -1);
      TableFolder folder = new TableFolder(tables, parent + parts[0]);
      if (folder.version(file.path()).isPresent()) {
        folders.put(parts[0], folder);
      }
    }
    for (String dataset : snapshot.datasets().keySet()) {
      folders.put(dataset, new TableFolder(tables, parent + dataset));
    }
    return folders;
  }
}
