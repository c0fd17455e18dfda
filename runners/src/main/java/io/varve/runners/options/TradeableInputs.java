package io.varve.runners.options;

import io.varve.pipelines.TradeablePipeline;
import io.varve.runners.console.UserException;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.Selection;
import io.varve.transforms.listing.SourceTree;
import io.varve.transforms.listing.SourceTrees;
import java.util.ArrayList;
import java.util.List;
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
          "Folder with the price files, one .txt per ticker at any depth, or gs://bucket/folder.")
  private String prices = "";

  @Option(
      names = "--instruments",
      paramLabel = "DIR",
      required = true,
      description =
          "Folder with the lists of tradeable instruments, as .csv, or gs://bucket/folder.")
  private String instruments = "";

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = "Look only at price files that match, such as '**/us/**.txt'. Repeatable.")
  private List<String> include = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Leave out price files and lists that match. Repeatable.")
  private List<String> exclude = new ArrayList<>();

  @Option(
      names = "--key-prefix",
      paramLabel = "PREFIX/",
      defaultValue = "",
      description = "Put before each key, so that several inputs can share a warehouse.")
  private String keyPrefix = "";

  String keyPrefix() {
    return keyPrefix;
  }

  /** Returns the scope of the price files, which never holds the warehouse itself. */
  InputScope prices(String warehouse) {
    include.forEach(glob -> Given.text("--include", glob, "Give a glob such as '**/us/**'."));
    return scope(
        "--prices",
        prices,
        TradeablePipeline.PRICES,
        include.isEmpty() ? List.of(PRICE_FILES) : include,
        warehouse);
  }

  /** Returns the scope of the lists of instruments. */
  InputScope instruments(String warehouse) {
    return scope(
        "--instruments", instruments, TradeablePipeline.INSTRUMENTS, List.of(LISTS), warehouse);
  }

  private InputScope scope(
      String flag, String folder, String below, List<String> included, String warehouse) {
    Given.text(flag, folder, "Name the folder; . is the current one.");
    exclude.forEach(glob -> Given.text("--exclude", glob, "Give a glob such as 'old/**'."));
    return UserException.whenRefused(
        () -> {
          SourceTree unused = SourceTrees.open(folder);
          List<String> left = new ArrayList<>(exclude);
          left.addAll(WarehouseExclusion.patterns(folder, warehouse));
          return new InputScope(folder, keyPrefix + below, new Selection(included, left));
        });
  }
}
