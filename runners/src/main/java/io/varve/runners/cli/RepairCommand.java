package io.varve.runners.cli;

import io.varve.io.lifecycle.Repair;
import io.varve.io.lifecycle.Repair.Plan;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.options.ConsentOptions;
import io.varve.runners.render.RepairRender;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Puts back what can be put back safely. */
@Command(
    sortOptions = false,
    description =
        "Puts lost or damaged snapshots back from the copy in their run's record, and removes"
            + " unreadable files that nothing needs. 'varve check' tells what else is damaged.")
final class RepairCommand extends WarehouseReading {

  @Mixin private ConsentOptions consent = new ConsentOptions();

  RepairCommand(Console console) {
    super(console);
  }

  /** No run record is written: a damaged warehouse takes none. */
  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    Repair repair = new Repair(warehouse);
    Plan plan = repair.plan();
    if (!plan.isEmpty() && !consent.given()) {
      return consent.planned(RepairRender.text(plan, false), RepairRender.json(plan));
    }
    repair.execute(plan);
    return RepairRender.done(plan);
  }
}
