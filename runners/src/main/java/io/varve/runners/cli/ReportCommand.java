package io.varve.runners.cli;

import io.varve.io.json.Json;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.facts.NamedSnapshot;
import io.varve.runners.render.Human;
import io.varve.runners.report.Changes;
import io.varve.runners.report.Report;
import io.varve.runners.report.ReportFile;
import io.varve.runners.report.ReportPage;
import io.varve.runners.report.ReportReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a page about the warehouse. */
@Command(
    sortOptions = false,
    description = {
      "Writes one HTML file about the warehouse that needs no network: runs, snapshots, coverage,"
          + " failures, validation, sizes, and what changed since a snapshot."
    })
final class ReportCommand extends WarehouseReading {

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "File to write; a report that is there is replaced.")
  private Optional<Path> given = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "ID|TAG",
      description = "Snapshot to tell the changes from (default: the first that is kept).")
  private Optional<String> since = Optional.empty();

  ReportCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    // Not required of the parser, which would want it for 'report records', too.
    Path out =
        given.orElseThrow(
            () ->
                new UserException(
                    ExitCode.USAGE,
                    "Cannot write the report: --out is missing. Name the file to write; for a table of"
                        + " records there is 'varve report records'."));
    ReportFile file = new ReportFile(out);
    History history = warehouse.history();
    Optional<Snapshot> before =
        since.isPresent()
            ? Optional.of(NamedSnapshot.find(history, "--since", since.get()))
            : first(history);
    Report report = new ReportReader(warehouse, history).read(before);
    long bytes = file.write(ReportPage.of(report));
    return Answer.done(
        "Wrote "
            + out
            + " ("
            + Human.size(bytes)
            + "): "
            + Human.count(report.runs().total(), "run")
            + ", "
            + Human.count(report.snapshots().total(), "snapshot")
            + report.changes().map(changes -> ", changes since " + changes.since()).orElse("")
            + ".\n",
        Json.object()
            .put("out", out.toString())
            .put("bytes", bytes)
            .put("runs", report.runs().total())
            .put("snapshots", report.snapshots().total())
            .put("snapshot", report.current().map(Report.Current::id).orElse(0L))
            .put("since", report.changes().map(Changes::since).orElse(0L)));
  }

  private static Optional<Snapshot> first(History history) throws IOException {
    return history.kept().isEmpty()
        ? Optional.empty()
        : history.find(history.kept().get(0)).map(Stored::snapshot);
  }
}
