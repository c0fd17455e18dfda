package io.varve.runners.facts;

import io.varve.io.audit.lineage.DataFileLineage;
import io.varve.io.audit.lineage.RowFinder;
import io.varve.io.audit.lineage.RowPlace;
import io.varve.io.audit.lineage.RowPlace.Span;
import io.varve.io.audit.lineage.SourceLineage;
import io.varve.io.location.InvalidLocationException;
import io.varve.io.location.LocalLocation;
import io.varve.io.model.Snapshot;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.render.Lineage;
import io.varve.runners.render.Lineage.OfDataFile;
import io.varve.runners.render.Lineage.OfRows;
import io.varve.runners.render.Lineage.OfSource;
import io.varve.runners.render.Lineage.Row;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out where a source file's rows, a data file or a row comes from. */
public final class LineageReader {

  private final Warehouse warehouse;
  private final History history;
  private final Snapshot snapshot;

  public LineageReader(Warehouse warehouse, History history, Snapshot snapshot) {
    this.warehouse = warehouse;
    this.history = history;
    this.snapshot = snapshot;
  }

  /**
   * Returns the lineage of what a name means: a source file of the snapshot, else a data file of
   * any kept snapshot, else rows of the snapshot.
   *
   * @param name source key, path of a data file, id of a row, or {@code dataset:id}
   * @param show whether to read the text that rows are about
   * @throws UserException when it is none of them
   */
  public Lineage read(String name, boolean show) throws IOException {
    Optional<SourceLineage> source = SourceLineage.read(warehouse, history, snapshot, name);
    if (source.isPresent()) {
      refuse(show);
      return new OfSource(snapshot.id(), source.get(), runs().find(source.get().extractedBy()));
    }
    String inside = inside(name);
    if (inside.startsWith(WarehouseLayout.DATA + "/")) {
      Optional<DataFileLineage> file = DataFileLineage.read(warehouse, history, inside);
      if (file.isPresent()) {
        refuse(show);
        return new OfDataFile(file.get(), runs().find(file.get().named().runId()));
      }
    }
    List<RowPlace> places = places(name);
    if (places.isEmpty()) {
      throw new UserException(
          ExitCode.USAGE,
          "Cannot find "
              + name
              + " in snapshot "
              + snapshot.id()
              + ": "
              + new Whereabouts(warehouse, history)
                  .of(name, snapshot.id())
                  .orElse(
                      "it is no source file, no data file and no id of a row there. Keys are paths"
                          + " below --input, data files begin with data/, and --snapshot names an"
                          + " older snapshot."));
    }
    List<Row> rows = new ArrayList<>();
    for (RowPlace place : places) {
      rows.add(
          new Row(
              place,
              runs().find(place.origin().runId()),
              show ? Optional.of(text(place)) : Optional.empty()));
    }
    return new OfRows(snapshot.id(), rows);
  }

  /** Returns a path inside the warehouse for one that leads there from outside. */
  private String inside(String name) {
    String root = warehouse.storage().root();
    if (!LocalLocation.isOne(root) || !LocalLocation.isOne(name)) {
      return name.startsWith(root + "/") ? name.substring(root.length() + 1) : name;
    }
    try {
      Path folder = LocalLocation.path(root).toAbsolutePath().normalize();
      Path file = LocalLocation.path(name).toAbsolutePath().normalize();
      return file.startsWith(folder)
          ? folder.relativize(file).toString().replace(File.separatorChar, '/')
          : name;
    } catch (InvalidLocationException noPath) {
      return name;
    }
  }

  private List<RowPlace> places(String name) throws IOException {
    RowFinder finder = new RowFinder(warehouse, history, snapshot);
    int colon = name.indexOf(':');
    return colon > 0 && snapshot.datasets().containsKey(name.substring(0, colon))
        ? finder.find(Optional.of(name.substring(0, colon)), name.substring(colon + 1))
        : finder.find(Optional.empty(), name);
  }

  private static void refuse(boolean show) {
    if (show) {
      throw new UserException(
          ExitCode.USAGE, "Invalid --show: only a row is a part of a text. Leave it out.");
    }
  }

  /** A document is all of its text. */
  private String text(RowPlace place) throws IOException {
    String document = place.keys().getOrDefault("document_id", "");
    Optional<String> text =
        new CanonicalText(warehouse, history, snapshot).of(place.origin().sourceKey(), document);
    if (text.isEmpty()) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid --show: the rows of " + place.file().dataset() + " are no parts of a text.");
    }
    Span span = place.span().orElse(new Span(0, text.get().length()));
    if (span.start() < 0 || span.start() > span.end() || span.end() > text.get().length()) {
      throw new DamagedException(
          place.file().path(),
          "a row within the " + text.get().length() + " characters of its document",
          "one from " + span.start() + " to " + span.end());
    }
    return text.get().substring(span.start(), span.end());
  }

  private RunStore runs() {
    return new RunStore(warehouse.storage());
  }
}
