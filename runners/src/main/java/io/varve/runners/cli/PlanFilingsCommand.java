package io.varve.runners.cli;

import io.varve.runners.console.Console;
import io.varve.runners.options.ExtractionFlags;
import io.varve.runners.options.FilingsOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what a run over filings would do. */
@Command(
    sortOptions = false,
    description = {
      "Tells what 'varve run filings' with the same flags would do, and why, and how long it would"
          + " take. Changes nothing."
    })
final class PlanFilingsCommand extends PlanCommand {

  @Mixin private FilingsOptions options = new FilingsOptions();

  PlanFilingsCommand(Console console) {
    super(console);
  }

  @Override
  ExtractionFlags flags() {
    return options;
  }
}
