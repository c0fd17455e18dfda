package io.varve.runners.cli;

import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.facts.LineageReader;
import io.varve.runners.facts.SnapshotReader;
import io.varve.runners.render.LineageRender;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells where something comes from. */
@Command(
    sortOptions = false,
    description = {
      "Tells where a file or a row comes from.",
      "",
      "Which input, bytes, run and code made it, and where its rows are."
    })
final class LineageCommand extends WarehouseReading {

  @Parameters(
      paramLabel = "NAME",
      description =
          "A source file (its key), a data file (its path inside the warehouse), or a row (its"
              + " section_id, chunk_id, table_id, footnote_id or document_id; or DATASET:ID).")
  private String name = "";

  @Option(
      names = "--snapshot",
      paramLabel = "ID|TAG",
      description = "Snapshot to look in for source files and rows (default: the current one).")
  private Optional<String> snapshot = Optional.empty();

  @Option(
      names = "--show",
      description = "Also print the part of the document's canonical text that a row is about.")
  private boolean show;

  LineageCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    LineageReader reader =
        new LineageReader(
            warehouse,
            warehouse.history(),
            new SnapshotReader(warehouse).find("--snapshot", snapshot));
    return LineageRender.of(reader.read(name, show));
  }
}
