package io.varve.runners.cli;

import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.export.LocalCopies;
import io.varve.runners.facts.SnapshotReader;
import io.varve.runners.render.DuckDbViews;
import io.varve.runners.render.SnapshotFacts;
import io.varve.runners.render.SnapshotRender;
import java.io.IOException;
import java.nio.file.Path;
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
          "Print views for DuckDB instead: each dataset over exactly its data files, which are"
              + " copied to a temporary folder when the warehouse is in a bucket.")
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
    SnapshotFacts facts = reader.facts(reader.find("ID", id));
    Answer answer = SnapshotRender.of(facts);
    return sql ? Answer.done(views(warehouse, facts), answer.json()) : answer;
  }

  /** DuckDB itself cannot read buckets with the credentials that this program finds. */
  private static String views(Warehouse warehouse, SnapshotFacts facts) throws IOException {
    if (!LocalCopies.areNeeded(facts.root())) {
      return DuckDbViews.of(facts);
    }
    Path copies = LocalCopies.of(warehouse.storage(), facts.dataFiles());
    return "-- The data files were copied to "
        + copies
        + "; delete that folder afterwards.\n"
        + DuckDbViews.of(facts, copies.toUri().toString());
  }
}
