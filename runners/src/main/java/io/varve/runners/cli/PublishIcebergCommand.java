package io.varve.runners.cli;

import io.varve.io.iceberg.IcebergPublication;
import io.varve.io.lifecycle.Operation;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storages;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.environment.RunEnvironment;
import io.varve.runners.facts.NamedSnapshot;
import io.varve.runners.options.Given;
import io.varve.runners.render.PublicationRender;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Publishes a snapshot as Iceberg tables. */
@Command(
    sortOptions = false,
    description = {
      "Publishes a snapshot as Apache Iceberg tables (format version 2), one per dataset.",
      "",
      "Only metadata is written: the tables read the data files of the warehouse. Each publication is"
          + " one new Iceberg snapshot of each table; publishing the same snapshot again changes"
          + " nothing. The tables are for reading: what others write to them, the next publication"
          + " takes out."
    })
final class PublishIcebergCommand extends WarehouseReading {

  @Option(
      names = "--snapshot",
      paramLabel = "ID|TAG",
      description = "Snapshot to publish (default: the current one).")
  private Optional<String> snapshot = Optional.empty();

  @Option(
      names = "--location",
      paramLabel = "DIR",
      description =
          "Folder, or gs://bucket/folder, that gets one table per dataset (default: the folder"
              + " iceberg of the warehouse).")
  private Optional<String> location = Optional.empty();

  @Option(
      names = "--tag",
      paramLabel = "NAME",
      defaultValue = "iceberg",
      description =
          "Tag that is moved to the published snapshot, so that it is not forgotten (default:"
              + " ${DEFAULT-VALUE}). With several locations give each its own.")
  private String tag = "iceberg";

  PublishIcebergCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    IcebergPublication publication = publication(warehouse);
    Snapshot published = chosen(warehouse.history());
    SortedMap<String, String> options = new TreeMap<>();
    options.put("snapshot", Long.toString(published.id()));
    location.ifPresent(where -> options.put("location", where));
    options.put("tag", tag);
    Operation operation =
        new Operation(
            warehouse,
            IcebergPublication.OPERATION,
            Optional.empty(),
            options,
            RunEnvironment.current());
    return PublicationRender.of(published, tag, publication.publish(operation, published));
  }

  private IcebergPublication publication(Warehouse warehouse) throws IOException {
    if (location.isEmpty()) {
      return UserException.whenRefused(() -> IcebergPublication.inside(warehouse, tag));
    }
    String where = Given.text("--location", location.get(), "Name a folder or gs://bucket/folder.");
    Storage storage = Storages.open(where);
    return UserException.whenRefused(() -> IcebergPublication.outside(warehouse, storage, tag));
  }

  private Snapshot chosen(History history) throws IOException {
    if (snapshot.isEmpty() && history.current().isEmpty()) {
      throw new UserException(
          ExitCode.FAILED,
          "Cannot publish: there is no snapshot yet. 'varve run' makes the first one.");
    }
    Stored named =
        snapshot.isPresent()
            ? history
                .find(NamedSnapshot.find(history, "--snapshot", snapshot.get()).id())
                .orElseThrow()
            : history.current().orElseThrow();
    return IcebergPublication.published(history, named).snapshot();
  }
}
