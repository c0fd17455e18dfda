package io.varve.runners.cli;

import io.varve.io.lifecycle.DayRemoval;
import io.varve.io.lifecycle.Operation;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.UserException;
import io.varve.runners.options.ConsentOptions;
import io.varve.runners.options.DayConverter;
import io.varve.runners.options.Given;
import io.varve.runners.options.SourceOption;
import io.varve.runners.render.RemoveRender;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes days of records out. */
@Command(
    sortOptions = false,
    description =
        "Takes the records of some days, their details and what failed about these days out of the"
            + " tables and the manifest, as a new snapshot. Older snapshots keep them until 'forget'"
            + " and 'prune'; the next run over these days stores everything as new.")
final class RemoveCommand extends WarehouseChanging {

  @Mixin private SourceOption source = new SourceOption();

  @Option(
      names = "--date",
      required = true,
      paramLabel = "YYYY-MM-DD",
      converter = DayConverter.class,
      description = "Day of the records, in the time zone of the source.")
  private LocalDate date;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM-DD",
      converter = DayConverter.class,
      description = "Last day, when it is not one alone.")
  private Optional<LocalDate> to = Optional.empty();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; it is stored in the new snapshot.")
  private String reason = "";

  @Mixin private ConsentOptions consent = new ConsentOptions();

  RemoveCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    Given.text("--reason", reason, "Say in a few words why.");
    LocalDate last = to.orElse(date);
    DayRemoval removal =
        UserException.whenRefused(() -> new DayRemoval(warehouse, source.name(), date, last));
    DayRemoval.Plan plan = removal.plan();
    RemoveRender render = new RemoveRender(source.known(plan.known()), date, last, plan);
    if (plan.isEmpty()) {
      return render.nothing();
    }
    if (!consent.given()) {
      return consent.planned(render.text(), render.json());
    }
    Operation operation = operation(warehouse, Optional.of(reason));
    Optional<Stored> committed = operation.commit(removal);
    return render.done(operation.runId(), committed);
  }
}
