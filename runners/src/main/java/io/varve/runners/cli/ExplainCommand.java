package io.varve.runners.cli;

import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.facts.NamedSnapshot;
import io.varve.runners.facts.StoryReader;
import io.varve.runners.render.StoryRender;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--run",
      paramLabel = "RUN-ID",
      description = "Also tell what this run decided, whether or not it committed anything.")
  private Optional<String> run = Optional.empty();

  @Option(
      names = "--snapshot",
      paramLabel = "ID|TAG",
      description = "Tell the story up to this snapshot (default: the current one).")
  private Optional<String> snapshot = Optional.empty();

  ExplainCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    History history = warehouse.history();
    Optional<Snapshot> at =
        snapshot.isEmpty()
            ? Optional.empty()
            : Optional.of(NamedSnapshot.find(history, "--snapshot", snapshot.get()));
    return StoryRender.of(new StoryReader(warehouse, history).read(key, at, run));
  }
}
