package io.varve.runners.options;

import io.varve.pipelines.TradeablePipeline;
import io.varve.transforms.listing.InputScope;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which price files and lists of instruments. */
final class TradeableInputs {

  private static final String PRICE_FILES = "*.[tT][xX][tT]";
  private static final String LISTS = "*.[cC][sS][vV]";

  @Option(
      names = "--prices",
      paramLabel = "DIR",
      required = true,
      description =
          "Folder, or gs://bucket/folder, with the price files: one .txt per ticker at any depth.")
  private String prices = "";

  @Option(
      names = "--instruments",
      paramLabel = "DIR",
      required = true,
      description =
          "Folder, or gs://bucket/folder, with the lists of tradeable instruments, as .csv.")
  private String instruments = "";

  @Mixin private ScopeOptions scope = new ScopeOptions();

  String keyPrefix() {
    return scope.keyPrefix();
  }

  /** Returns the scope of the price files, which never holds the warehouse itself. */
  InputScope prices(String warehouse) {
    return scope.scope(
        "--prices", prices, TradeablePipeline.PRICES, scope.included(PRICE_FILES), warehouse);
  }

  /** Returns the scope of the lists of instruments; what is included says nothing of them. */
  InputScope instruments(String warehouse) {
    return scope.scope(
        "--instruments", instruments, TradeablePipeline.INSTRUMENTS, List.of(LISTS), warehouse);
  }
}
