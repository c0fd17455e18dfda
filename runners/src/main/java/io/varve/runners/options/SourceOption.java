package io.varve.runners.options;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.transforms.records.source.RecordSourceProvider;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Which source of records a command is about. */
public final class SourceOption {

  @Option(
      names = "--source",
      required = true,
      paramLabel = "NAME",
      description = "Name of the source of the records, such as pncp.")
  private String name = "";

  /** Returns its name, which anything may have, also a source that is not installed any more. */
  public String name() {
    return Given.text("--source", name, "Name a source of records.");
  }

  /**
   * Returns the name when it is one that makes sense.
   *
   * @param inWarehouse whether the warehouse has something of this source
   * @throws UserException when neither the warehouse nor this program knows it
   */
  public String known(boolean inWarehouse) {
    SortedSet<String> installed = installed();
    if (!inWarehouse && !installed.contains(name())) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid --source: "
              + name
              + ". The warehouse has nothing of it, and the sources that are installed are "
              + String.join(", ", installed)
              + ".");
    }
    return name;
  }

  /** Returns the table that an installed source fills. */
  public static Optional<String> dataset(String source) {
    for (RecordSourceProvider provider : ServiceLoader.load(RecordSourceProvider.class)) {
      if (provider.source().name().equals(source)) {
        return Optional.of(provider.source().dataset().name());
      }
    }
    return Optional.empty();
  }

  private static SortedSet<String> installed() {
    SortedSet<String> names = new TreeSet<>();
    for (RecordSourceProvider provider : ServiceLoader.load(RecordSourceProvider.class)) {
      names.add(provider.source().name());
    }
    return names;
  }
}
