package io.varve.runners.cli;

import io.varve.runners.console.Console;
import io.varve.runners.options.PipelineFlags;
import io.varve.runners.options.TradeableOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the extraction of prices and instruments, and matches them. */
@Command(
    sortOptions = false,
    description = {
      "Extracts daily prices from price files and instruments from lists, matches instruments with"
          + " prices, and commits one snapshot with all of it. What has not changed is not read."
    })
final class RunTradeableCommand extends RunCommand {

  @Mixin private TradeableOptions options = new TradeableOptions();

  RunTradeableCommand(Console console) {
    super(console);
  }

  @Override
  PipelineFlags flags() {
    return options;
  }
}
