package io.varve.runners.cli;

import io.varve.io.model.Snapshot;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.facts.EntryReader;
import io.varve.runners.render.FailuresRender;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Lists everything that failed. */
@Command(
    sortOptions = false,
    description = "Lists the source files whose newest version could not be extracted.")
final class FailuresCommand extends WarehouseReading {

  private static final String USUAL_ATTEMPTS = "3";

  FailuresCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    EntryReader entries = new EntryReader(warehouse);
    return FailuresRender.of(entries.failed(), maxAttempts(warehouse, entries.snapshot()));
  }

  /** The next run will most likely be started like the last one. */
  private static int maxAttempts(Warehouse warehouse, Optional<Snapshot> current)
      throws IOException {
    if (current.isEmpty()) {
      return Integer.parseInt(USUAL_ATTEMPTS);
    }
    String recorded =
        new RunStore(warehouse.storage())
            .find(current.get().author().runId())
            .started()
            .map(started -> started.options().getOrDefault("max-attempts", USUAL_ATTEMPTS))
            .orElse(USUAL_ATTEMPTS);
    return Integer.parseInt(recorded.matches("[0-9]{1,9}") ? recorded : USUAL_ATTEMPTS);
  }
}
