package io.varve.runners.cli;

import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.facts.StoryReader;
import io.varve.runners.render.StoryRender;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Explains what was done with a file, and why. */
@Command(
    sortOptions = false,
    description = "Explains what was last done with a source file and why, and tells its history.")
final class ExplainCommand extends WarehouseReading {

  @Parameters(
      paramLabel = "KEY",
      description = "Path of the file below --input, with / between its parts.")
  private String key = "";

  ExplainCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    return StoryRender.of(new StoryReader(warehouse).read(key));
  }
}
