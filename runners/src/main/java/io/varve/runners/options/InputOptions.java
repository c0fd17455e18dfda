package io.varve.runners.options;

import io.varve.transforms.listing.InputScope;
import picocli.CommandLine.Mixin;
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

  @Mixin private ScopeOptions scope = new ScopeOptions();

  /** Returns the scope, which never holds the warehouse itself. */
  InputScope scope(String warehouse) {
    return scope.scope("--input", input, "", scope.included(), warehouse);
  }
}
