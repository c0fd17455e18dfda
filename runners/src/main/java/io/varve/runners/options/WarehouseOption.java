package io.varve.runners.options;

import io.varve.io.gcs.GcsLocation;
import io.varve.io.location.InvalidLocationException;
import io.varve.io.location.LocalLocation;
import io.varve.io.storage.Storages;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the warehouse is. */
public final class WarehouseOption {

  /** Environment variable that stands in for the flag. */
  public static final String VARIABLE = "VARVE_WAREHOUSE";

  @Option(
      names = "--warehouse",
      paramLabel = "DIR",
      description =
          "Folder of the warehouse, or gs://bucket/folder (or environment variable "
              + VARIABLE
              + ").")
  private Optional<String> warehouse = Optional.empty();

  /**
   * Returns the location.
   *
   * @throws UserException when it was not given, or cannot be one
   * @throws InvalidLocationException when it is no location at all
   */
  public String location(Console console) {
    String location = given(console);
    Given.text("--warehouse", location, "Name a folder or gs://bucket/folder.");
    Storages.check(location);
    if (GcsLocation.isOne(location)) {
      GcsLocation unused = UserException.whenRefused(() -> GcsLocation.parse(location));
    } else if (LocalLocation.isOne(location)) {
      Given.folder("--warehouse", LocalLocation.path(location));
    }
    return location;
  }

  private String given(Console console) {
    return warehouse
        .or(() -> console.variable(VARIABLE))
        .orElseThrow(
            () ->
                new UserException(
                    ExitCode.USAGE,
                    "Cannot choose a warehouse: --warehouse is missing. Add --warehouse=DIR or set "
                        + VARIABLE
                        + "."));
  }
}
