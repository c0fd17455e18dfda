package io.varve.runners.flink;

import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars that a cluster needs to run varve.
 *
 * @param paths files that exist
 */
record JobJars(List<Path> paths) {

  private static final String CLASS_PATH = "VARVE_CLASSPATH";
  private static final String CLUSTER_JAR = "runners/target/varve-cluster.jar";

  JobJars {
    paths = List.copyOf(paths);
  }

  /** Returns the jar of varve itself, and those with extractors of the user. */
  static JobJars of(Console console) {
    Path varve = console.installation().home().resolve(CLUSTER_JAR);
    if (!Files.isRegularFile(varve)) {
      throw new UserException(
          ExitCode.USAGE,
          "Cannot find " + varve + ": start with the script varve, or build with 'mvn verify'.");
    }
    List<Path> paths = new ArrayList<>(List.of(varve));
    for (String entry : console.variable(CLASS_PATH).orElse("").split(":", -1)) {
      if (entry.endsWith("/*")) {
        paths.addAll(jarsIn(Path.of(entry.substring(0, entry.length() - 2))));
      } else if (!entry.isBlank()) {
        paths.add(jar(CLASS_PATH, Path.of(entry)));
      }
    }
    return new JobJars(paths);
  }

  /** Returns the jars that the user names instead. */
  static JobJars named(List<String> files) {
    return new JobJars(files.stream().map(file -> jar("--filesToStage", Path.of(file))).toList());
  }

  /** A cluster takes files, not folders of classes. */
  private static Path jar(String where, Path path) {
    if (!Files.isRegularFile(path)) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid " + where + ": " + path + " is not a file. A Flink cluster takes jars.");
    }
    return path.toAbsolutePath();
  }

  private static List<Path> jarsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
