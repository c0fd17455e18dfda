package io.varve.runners.cli;

import io.varve.io.lifecycle.ForgetPolicy.Decision;
import io.varve.io.lifecycle.Forgetting;
import io.varve.io.lifecycle.Operation;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.options.ConsentOptions;
import io.varve.runners.options.KeepOptions;
import io.varve.runners.render.ForgetRender;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives up old snapshots. */
@Command(
    sortOptions = false,
    description =
        "Gives up the snapshots that no --keep rule keeps. The current snapshot and those with tags"
            + " always stay; 'varve prune' frees the space.")
final class ForgetCommand extends WarehouseChanging {

  @Mixin private KeepOptions keep = new KeepOptions();
  @Mixin private ConsentOptions consent = new ConsentOptions();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is stored.")
  private Optional<String> reason = Optional.empty();

  ForgetCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    Forgetting forgetting = new Forgetting(warehouse, keep.policy());
    List<Decision> decisions = forgetting.decisions();
    if (decisions.stream().allMatch(Decision::keep)) {
      return ForgetRender.nothing(decisions);
    }
    if (!consent.given()) {
      return consent.planned(ForgetRender.text(decisions), ForgetRender.json(decisions));
    }
    Operation operation = operation(warehouse, reason);
    Optional<Stored> committed = operation.commit(forgetting);
    return ForgetRender.done(operation.runId(), decisions, committed);
  }
}
