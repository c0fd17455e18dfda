package io.varve.runners.cli;

import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.export.prices.PriceFormat;
import io.varve.runners.export.prices.PricesExport;
import io.varve.runners.export.prices.PricesExport.Terms;
import io.varve.runners.facts.SnapshotReader;
import io.varve.runners.options.Given;
import io.varve.runners.render.PricesExportRender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the matched prices as files. */
@Command(
    sortOptions = false,
    description = {
      "Writes the prices of a snapshot as one file per matched ticker, and the reports matches.csv"
          + " and unmatched.csv.",
      "",
      "The same folder can be given again: only files whose prices have changed are written, those"
          + " that were deleted or altered are put right, and those that nothing needs any more are"
          + " removed. Files that no export wrote are left alone."
    })
final class ExportPricesCommand extends WarehouseReading {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Folder on this machine; made when it is missing.")
  private String out = "";

  @Option(
      names = "--format",
      paramLabel = "csv|parquet",
      defaultValue = "csv",
      description =
          "Lines as in the price files, or typed columns (default: ${DEFAULT-VALUE}). A folder keeps"
              + " its format.")
  private PriceFormat format = PriceFormat.CSV;

  @Option(
      names = "--snapshot",
      paramLabel = "ID|TAG",
      description = "Id or tag of the snapshot (default: the current one).")
  private Optional<String> snapshot = Optional.empty();

  @Option(
      names = "--key-prefix",
      paramLabel = "PREFIX/",
      defaultValue = "",
      description = "Only the prices of runs with this prefix, where several share the warehouse.")
  private String keyPrefix = "";

  @Option(
      names = "--include-empty-prices",
      description = "Also write a file for tickers without prices; a CSV has its header then.")
  private boolean includeEmpty;

  @Option(names = "--overwrite", description = "Replace files that no export wrote.")
  private boolean overwrite;

  @Option(
      names = "--verify",
      description =
          "Compare the bytes of all files, also of those whose size and time are as they were.")
  private boolean verify;

  ExportPricesCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    Path folder = Path.of(Given.text("--out", out, "Name a folder."));
    Given.folder("--out", folder);
    Snapshot found = new SnapshotReader(warehouse).find("--snapshot", snapshot);
    Terms terms = new Terms(folder, keyPrefix, format, includeEmpty, overwrite, verify);
    return PricesExportRender.of(PricesExport.write(warehouse, found, terms), folder);
  }
}
