package io.varve.runners.cli;

import io.varve.runners.console.Console;
import io.varve.runners.options.ExtractionFlags;
import io.varve.runners.options.TradeableOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what a run over prices and instruments would do. */
@Command(
    sortOptions = false,
    description = {
      "Tells what 'varve run tradeable' with the same flags would do, and why, and how long it would"
          + " take. Changes nothing."
    })
final class PlanTradeableCommand extends PlanCommand {

  @Mixin private TradeableOptions options = new TradeableOptions();

  PlanTradeableCommand(Console console) {
    super(console);
  }

  @Override
  ExtractionFlags flags() {
    return options;
  }
}
