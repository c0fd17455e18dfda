package io.varve.runners.options;

import io.varve.runners.console.UserException;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.Selection;
import io.varve.transforms.listing.SourceTree;
import io.varve.transforms.listing.SourceTrees;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which source files. */
final class InputOptions {

  @Option(
      names = "--input",
      paramLabel = "DIR",
      required = true,
      description =
          "Folder with the source files, or gs://bucket/folder. Names that begin with a dot, and"
              + " what is in such folders, are left out.")
  private String input = "";

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description = "Look only at files that match, such as '*.htm' or '2024/**'. Repeatable.")
  private List<String> include = new ArrayList<>();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Leave out files that match. Repeatable.")
  private List<String> exclude = new ArrayList<>();

  @Option(
      names = "--key-prefix",
      paramLabel = "PREFIX/",
      defaultValue = "",
      description = "Put before each key, so that several inputs can share a warehouse.")
  private String keyPrefix = "";

  /** Returns the scope, which never holds the warehouse itself. */
  InputScope scope(String warehouse) {
    Given.text("--input", input, "Name the folder with the source files; . is the current one.");
    include.forEach(glob -> Given.text("--include", glob, "Give a glob such as '*.htm'."));
    exclude.forEach(glob -> Given.text("--exclude", glob, "Give a glob such as '*.pdf'."));
    return UserException.whenRefused(
        () -> {
          SourceTree unused = SourceTrees.open(input);
          List<String> left = new ArrayList<>(exclude);
          left.addAll(WarehouseExclusion.patterns(input, warehouse));
          return new InputScope(input, keyPrefix, new Selection(include, left));
        });
  }
}
