package io.varve.runners.cli;

import io.varve.io.lifecycle.Operation;
import io.varve.io.lifecycle.Pruning;
import io.varve.io.lifecycle.Pruning.Plan;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.options.ConsentOptions;
import io.varve.runners.options.DurationConverter;
import io.varve.runners.render.PruneRender;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Frees space. */
@Command(
    sortOptions = false,
    description =
        "Deletes files that no kept snapshot and no run at work needs: what 'forget' gave up, and"
            + " what runs left that died. A file is marked first and deleted by a later 'prune', when"
            + " the grace time is over and it is still not needed.")
final class PruneCommand extends WarehouseChanging {

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      defaultValue = "24h",
      converter = DurationConverter.class,
      description =
          "Time between mark and deletion, for those who read an older snapshot (default:"
              + " ${DEFAULT-VALUE}). With 0s files go at once: only when nobody reads or runs.")
  private Duration grace;

  @Mixin private ConsentOptions consent = new ConsentOptions();

  PruneCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    Pruning pruning = new Pruning(warehouse, grace, Instant.now());
    if (!consent.given()) {
      Plan plan = pruning.plan(Optional.empty());
      return plan.due().isEmpty() && plan.marked().isEmpty()
          ? PruneRender.nothing(plan)
          : consent.planned(PruneRender.text(plan, grace, false), PruneRender.json(plan));
    }
    Operation operation = operation(warehouse, Optional.empty());
    Plan done = operation.execute(() -> pruning.execute(operation.runId()));
    return PruneRender.done(operation.runId(), done, grace);
  }
}
