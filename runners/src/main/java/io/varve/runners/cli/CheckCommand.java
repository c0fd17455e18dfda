package io.varve.runners.cli;

import io.varve.io.audit.CheckReport;
import io.varve.io.audit.WarehouseChecker;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.render.CheckRender;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Verifies a warehouse. */
@Command(sortOptions = false, description = "Verifies that a warehouse is intact. Repairs nothing.")
final class CheckCommand extends WarehouseReading {

  @Option(
      names = "--read-data",
      description = "Also read the data files, and verify hashes, keys and parents of their rows.")
  private boolean readData;

  CheckCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    WarehouseChecker checker = new WarehouseChecker(warehouse);
    CheckReport report = readData ? checker.checkData() : checker.checkStructure();
    return CheckRender.of(report, readData);
  }
}
