package io.varve.runners.cli;

import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.options.DayConverter;
import io.varve.runners.options.SourceOption;
import io.varve.runners.records.DayState;
import io.varve.runners.records.DayStateReader;
import io.varve.runners.render.DayStateRender;
import java.io.IOException;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what is known of one day of records. */
@Command(
    sortOptions = false,
    description =
        "Tells what is known of one day of a source of records: how many records and versions, what"
            + " vanished or failed, and what each run that asked for the day received and stored.")
final class StateCommand extends WarehouseReading {

  @Mixin private SourceOption source = new SourceOption();

  @Option(
      names = "--date",
      required = true,
      paramLabel = "YYYY-MM-DD",
      converter = DayConverter.class,
      description = "The day, in the time zone of the source.")
  private LocalDate date;

  StateCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    DayState state = new DayStateReader(warehouse, source.name(), date).read();
    source.known(state.known());
    return DayStateRender.of(state);
  }
}
