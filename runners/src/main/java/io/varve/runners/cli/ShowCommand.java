package io.varve.runners.cli;

import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.facts.SnapshotReader;
import io.varve.runners.render.SnapshotRender;
import io.varve.runners.sql.LocalCopies;
import io.varve.runners.sql.SnapshotViews;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one snapshot in full. */
@Command(
    sortOptions = false,
    description =
        "Shows a snapshot in full: what is in it, which run made it, where, and with what.")
final class ShowCommand extends WarehouseReading {

  @Parameters(
      arity = "0..1",
      paramLabel = "ID|TAG",
      description = "Id or tag of the snapshot (default: the current one).")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--sql",
      description =
          "Print views for a DuckDB of your own instead, as 'varve sql --views' writes them; data"
              + " files in a bucket are copied to a temporary folder.")
  private boolean sql;

  ShowCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    if (sql && output().json()) {
      throw new UserException(
          ExitCode.USAGE, "Invalid --sql with --json: views are text. Leave one of them out.");
    }
    SnapshotReader reader = new SnapshotReader(warehouse);
    Snapshot snapshot = reader.find("ID", id);
    Answer answer = SnapshotRender.of(reader.facts(snapshot));
    return sql ? Answer.done(views(warehouse, snapshot), answer.json()) : answer;
  }

  /** DuckDB itself cannot read buckets with the credentials that this program finds. */
  private static String views(Warehouse warehouse, Snapshot snapshot) throws IOException {
    LocalCopies copies = LocalCopies.of(warehouse.storage());
    String script = SnapshotViews.of(warehouse, warehouse.history(), snapshot).script(copies);
    return copies
            .keep()
            .map(folder -> "-- Files were copied to " + folder + "; delete it afterwards.\n")
            .orElse("")
        + script;
  }
}
