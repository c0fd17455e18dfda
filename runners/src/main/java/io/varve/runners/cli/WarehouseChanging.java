package io.varve.runners.cli;

import io.varve.io.lifecycle.Operation;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.environment.RunEnvironment;
import io.varve.runners.options.EffectiveOptions;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that changes a warehouse by one recorded operation. */
abstract class WarehouseChanging extends WarehouseReading {

  @Spec private CommandSpec spec;

  WarehouseChanging(Console console) {
    super(console);
  }

  /** Returns an operation with the name of this command. */
  final Operation operation(Warehouse warehouse, Optional<String> reason) {
    return new Operation(
        warehouse, spec.name(), reason, EffectiveOptions.of(spec), RunEnvironment.current());
  }

  /**
   * Returns the kept snapshot that the caller named.
   *
   * @throws UserException when there is none
   */
  static Stored named(Warehouse warehouse, String idOrTag) throws IOException {
    return warehouse
        .history()
        .find(idOrTag)
        .orElseThrow(
            () ->
                new UserException(
                    ExitCode.USAGE,
                    "Cannot find snapshot "
                        + idOrTag
                        + ": no kept snapshot has this id or tag. 'varve snapshots' lists them."));
  }
}
