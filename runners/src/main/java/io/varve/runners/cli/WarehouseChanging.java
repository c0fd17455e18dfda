package io.varve.runners.cli;

import io.varve.io.lifecycle.Operation;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Console;
import io.varve.runners.environment.RunEnvironment;
import io.varve.runners.options.EffectiveOptions;
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
}
