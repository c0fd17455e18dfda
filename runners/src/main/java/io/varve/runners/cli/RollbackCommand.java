package io.varve.runners.cli;

import io.varve.io.lifecycle.Operation;
import io.varve.io.lifecycle.Rollback;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.options.Given;
import io.varve.runners.render.LifecycleRender;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes back to an older state. */
@Command(
    sortOptions = false,
    description =
        "Makes tables and manifest what they were in an older snapshot, as a new snapshot. Nothing is"
            + " deleted, and the next run goes on from there.")
final class RollbackCommand extends WarehouseChanging {

  @Parameters(paramLabel = "ID", description = "Id or tag of the snapshot to go back to.")
  private String target = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; it is stored in the new snapshot.")
  private String reason = "";

  RollbackCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    Given.text("--reason", reason, "Say in a few words why.");
    Stored to = named(warehouse, "ID", target);
    Operation operation = operation(warehouse, Optional.of(reason));
    Optional<Stored> committed = operation.commit(new Rollback(warehouse, to.snapshot().id()));
    return LifecycleRender.rollback(operation.runId(), to.snapshot(), committed);
  }
}
