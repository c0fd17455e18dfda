package io.varve.runners.options;

import io.varve.runners.console.UserException;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.Selection;
import io.varve.transforms.listing.SourceTree;
import io.varve.transforms.listing.SourceTrees;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which files of a folder, and under which keys. */
final class ScopeOptions {

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

  String keyPrefix() {
    return keyPrefix;
  }

  /** Returns what files are chosen by, unless the user says otherwise. */
  List<String> included(String... otherwise) {
    include.forEach(glob -> Given.text("--include", glob, "Give a glob such as '*.htm'."));
    return include.isEmpty() ? List.of(otherwise) : include;
  }

  /**
   * Returns the scope of a folder, which never holds the warehouse itself.
   *
   * @param flag flag that names the folder
   * @param below what follows the prefix in its keys; may be empty
   * @param included which files; all when empty
   */
  InputScope scope(
      String flag, String folder, String below, List<String> included, String warehouse) {
    Given.text(flag, folder, "Name the folder with the source files; . is the current one.");
    exclude.forEach(glob -> Given.text("--exclude", glob, "Give a glob such as '*.pdf'."));
    return UserException.whenRefused(
        () -> {
          SourceTree unused = SourceTrees.open(folder);
          List<String> left = new ArrayList<>(exclude);
          left.addAll(WarehouseExclusion.patterns(folder, warehouse));
          return new InputScope(folder, keyPrefix + below, new Selection(included, left));
        });
  }
}
