package io.varve.runners.cli;

import io.varve.io.lifecycle.Operation;
import io.varve.io.lifecycle.Purge;
import io.varve.io.lifecycle.Purge.Plan;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.facts.EntryReader;
import io.varve.runners.options.ConsentOptions;
import io.varve.runners.options.Given;
import io.varve.runners.render.PurgeRender;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases one document from all snapshots. */
@Command(
    sortOptions = false,
    description =
        "Erases the rows of one source file from all snapshots, and the accounts of its failures. A"
            + " tombstone stays, and runs leave the file alone. This cannot be undone.")
final class PurgeCommand extends WarehouseChanging {

  @Parameters(
      paramLabel = "KEY",
      description = "Path of the file below --input, with / between its parts.")
  private String key = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; it is stored in the new snapshot.")
  private String reason = "";

  @Option(
      names = "--lift",
      description = "Take the tombstone away instead: the next run extracts the file again.")
  private boolean lift;

  @Mixin private ConsentOptions consent = new ConsentOptions();

  PurgeCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    Given.text("--reason", reason, "Say in a few words why.");
    Purge purge = new Purge(warehouse, key);
    if (lift) {
      Operation operation = operation(warehouse, Optional.of(reason));
      return PurgeRender.lifted(key, operation.runId(), operation.commit(purge.lifting()));
    }
    Plan plan = purge.plan();
    if (!plan.known()) {
      throw new EntryReader(warehouse).unknown(key);
    }
    if (plan.purged() && plan.strayFiles().isEmpty() && plan.rows().isEmpty()) {
      return PurgeRender.nothing(key, plan);
    }
    if (!consent.given()) {
      return consent.planned(PurgeRender.text(key, plan), PurgeRender.json(key, plan));
    }
    Operation operation = operation(warehouse, Optional.of(reason));
    Optional<Stored> committed = operation.commit(purge);
    long deleted = purge.deleteFiles();
    boolean published = !warehouse.storage().list(WarehouseLayout.ICEBERG).isEmpty();
    return PurgeRender.done(key, plan, operation.runId(), committed, deleted, published);
  }
}
