package io.varve.runners.options;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** What follows {@code --} on the command line: options of Beam. */
final class BeamArguments {

  private BeamArguments() {}

  /**
   * Returns Beam's options, with defaults for the runner of this machine: as many workers as asked
   * for, and none of the checks that are meant for tests.
   */
  static PipelineOptions options(List<String> arguments, int workers) {
    List<String> all = new ArrayList<>(arguments);
    if (isDirect(arguments)) {
      Map.of(
              "--targetParallelism", Integer.toString(workers),
              "--enforceEncodability", "false",
              "--enforceImmutability", "false",
              "--blockOnRun", "false",
              "--runner", DirectRunner.class.getSimpleName())
          .forEach((name, value) -> addDefault(all, name, value));
    }
    try {
      return PipelineOptionsFactory.fromArgs(all.toArray(new String[0])).create();
    } catch (IllegalArgumentException e) {
      throw new UserException(
          ExitCode.USAGE,
          "Cannot understand the options after --: "
              + String.valueOf(e.getMessage()).replaceFirst("[.]+$", "")
              + ". They are options of Apache Beam, such as --targetParallelism=4.");
    }
  }

  private static boolean isDirect(List<String> arguments) {
    return arguments.stream()
        .filter(argument -> argument.startsWith("--runner="))
        .allMatch(argument -> argument.endsWith("DirectRunner"));
  }

  private static void addDefault(List<String> all, String name, String value) {
    if (all.stream().noneMatch(argument -> argument.startsWith(name + "="))) {
      all.add(name + "=" + value);
    }
  }
}
