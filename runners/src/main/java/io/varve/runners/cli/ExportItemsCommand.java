package io.varve.runners.cli;

import io.varve.io.json.Json;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.export.ItemExport;
import io.varve.runners.facts.SnapshotReader;
import io.varve.runners.options.Given;
import io.varve.runners.render.Human;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the items of filings as JSON files. */
@Command(
    sortOptions = false,
    description = {
      "Writes one JSON file per filing of a snapshot: {\"filename\": …, \"items\": {\"1A\": …}}."
          + " Items of quarterly reports are called part_1_item_2; tables in the text stand between"
          + " [[TABLE]] and [[/TABLE]]."
    })
final class ExportItemsCommand extends WarehouseReading {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "New or empty folder.")
  private Path out;

  @Option(
      names = "--snapshot",
      paramLabel = "ID|TAG",
      description = "Id or tag of the snapshot (default: the current one).")
  private Optional<String> snapshot = Optional.empty();

  ExportItemsCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    Given.emptyFolder("--out", out);
    Snapshot found = new SnapshotReader(warehouse).find("--snapshot", snapshot);
    ItemExport.Written written = ItemExport.write(warehouse, found, out);
    return Answer.done(
        "Wrote "
            + Human.count(written.items(), "item")
            + " of "
            + Human.count(written.filings(), "filing")
            + " of snapshot "
            + found.id()
            + " to "
            + out
            + ".\n",
        Json.object()
            .put("snapshot", found.id())
            .put("filings", written.filings())
            .put("items", written.items())
            .put("out", out.toString()));
  }
}
