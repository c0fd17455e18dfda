package io.varve.runners.cli;

import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.options.DayConverter;
import io.varve.runners.records.RecordsReport;
import io.varve.runners.render.RecordsReportRender;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells which records there are, by day. */
@Command(
    sortOptions = false,
    description =
        "Tells how many records the current snapshot has by day, modality and status, with their"
            + " versions and values; of a source without these, by day.")
final class ReportRecordsCommand extends WarehouseReading {

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Only records of this source (default: all).")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "DAY",
      converter = DayConverter.class,
      description = "First day, as in 2026-06-20.")
  private Optional<LocalDate> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "DAY",
      converter = DayConverter.class,
      description = "Last day.")
  private Optional<LocalDate> to = Optional.empty();

  @Option(
      names = "--detailed",
      description = "Count items and documents, too, by category, status and type.")
  private boolean detailed;

  ReportRecordsCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid --to: " + to.get() + ". It must not be before --from, " + from.get() + ".");
    }
    return RecordsReportRender.of(RecordsReport.read(warehouse, source, from, to, detailed));
  }
}
