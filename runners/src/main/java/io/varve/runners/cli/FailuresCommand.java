package io.varve.runners.cli;

import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.facts.EntryReader;
import io.varve.runners.facts.RetryLimit;
import io.varve.runners.render.FailuresRender;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Lists everything that failed. */
@Command(
    sortOptions = false,
    description = "Lists the source files whose newest version could not be extracted.")
final class FailuresCommand extends WarehouseReading {

  FailuresCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    EntryReader entries = new EntryReader(warehouse);
    Optional<Snapshot> current = entries.snapshot();
    int maxAttempts =
        current.isPresent() ? RetryLimit.of(warehouse, current.get()) : RetryLimit.usual();
    return FailuresRender.of(entries.failed(), maxAttempts);
  }
}
