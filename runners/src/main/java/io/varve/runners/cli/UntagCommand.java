package io.varve.runners.cli;

import io.varve.io.lifecycle.Operation;
import io.varve.io.lifecycle.Tagging;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.render.LifecycleRender;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the name of a snapshot away. */
@Command(
    sortOptions = false,
    description = "Takes a name away. The snapshot stays, but may be forgotten from now on.")
final class UntagCommand extends WarehouseChanging {

  @Parameters(paramLabel = "TAG", description = "The name.")
  private String tag = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is stored.")
  private Optional<String> reason = Optional.empty();

  UntagCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    if (!warehouse.history().lifecycle().tags().containsKey(tag)) {
      throw new UserException(
          ExitCode.USAGE,
          "Cannot remove tag " + tag + ": no snapshot has it. 'varve snapshots' shows the tags.");
    }
    Operation operation = operation(warehouse, reason);
    return LifecycleRender.untag(
        operation.runId(), tag, operation.commit(Tagging.untag(warehouse, tag)));
  }
}
