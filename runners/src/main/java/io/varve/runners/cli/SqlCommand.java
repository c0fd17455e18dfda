package io.varve.runners.cli;

import io.varve.io.json.Json;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.facts.SnapshotReader;
import io.varve.runners.options.QueryOptions;
import io.varve.runners.options.ResultFormat;
import io.varve.runners.render.Human;
import io.varve.runners.render.QueryResult;
import io.varve.runners.sql.LocalCopies;
import io.varve.runners.sql.QueryRefusedException;
import io.varve.runners.sql.Session;
import io.varve.runners.sql.SnapshotViews;
import io.varve.runners.sql.VerifiedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Answers questions to a snapshot in SQL. */
@Command(
    sortOptions = false,
    description = {
      "Answers one query in DuckDB's SQL. Views: each dataset, entries, failures and data_files of"
          + " the snapshot, documents_text, and snapshots and runs of the whole warehouse; 'show"
          + " tables' lists them, 'describe entries' their columns. The query can read these and"
          + " nothing else, and writes nothing."
    })
final class SqlCommand extends WarehouseReading {

  @Mixin private QueryOptions options = new QueryOptions();

  SqlCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    History history = warehouse.history();
    Snapshot snapshot = new SnapshotReader(warehouse).find("--snapshot", options.snapshot());
    SnapshotViews views = SnapshotViews.of(warehouse, history, snapshot);
    Optional<Path> script = options.views();
    return script.isPresent()
        ? write(views, LocalCopies.of(warehouse.storage()), script.get())
        : ask(views, LocalCopies.of(warehouse.storage()));
  }

  private Answer ask(SnapshotViews views, LocalCopies copies) throws IOException {
    ResultFormat format = options.format(output().json());
    QueryResult result = QueryResult.to(console(), format, options.maxRows(format), options.wide());
    String query = options.query(System.in);
    try (copies;
        Session session = Session.forQuery(views, verified(copies), query)) {
      session.ask(query, result);
    } catch (QueryRefusedException e) {
      throw new UserException(ExitCode.USAGE, "Cannot answer the query: " + e.getMessage().strip());
    }
    result.end();
    return Answer.printed();
  }

  private VerifiedFiles verified(LocalCopies copies) {
    return options.verify() ? VerifiedFiles.byHash(copies) : VerifiedFiles.bySize(copies);
  }

  /** DuckDB itself cannot read buckets with the credentials that this program finds. */
  private Answer write(SnapshotViews views, LocalCopies copies, Path script) throws IOException {
    Files.writeString(script, views.script(copies));
    Optional<Path> kept = copies.keep();
    return Answer.done(
        "Wrote the views of snapshot "
            + views.snapshot().id()
            + " to "
            + script
            + ": duckdb -init "
            + Human.shell(script.toString())
            + "\n"
            + kept.map(
                    folder ->
                        "The data files were copied to "
                            + folder
                            + "; delete that folder afterwards.\n")
                .orElse(""),
        Json.object()
            .put("snapshot", views.snapshot().id())
            .put("views", script.toString())
            .put("copies", kept.map(Path::toString).orElse(null)));
  }
}
