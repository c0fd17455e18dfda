package io.varve.runners.cli;

import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.facts.SnapshotReader;
import io.varve.runners.render.SnapshotsRender;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Lists the snapshots. */
@Command(
    sortOptions = false,
    description = "Lists the snapshots of a warehouse, oldest first, and what each changed.")
final class SnapshotsCommand extends WarehouseReading {

  SnapshotsCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    return SnapshotsRender.of(new SnapshotReader(warehouse).all());
  }
}
