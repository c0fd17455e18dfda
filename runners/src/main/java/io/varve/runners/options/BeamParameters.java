package io.varve.runners.options;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** What follows the two dashes. */
final class BeamParameters {

  @Parameters(
      arity = "0..*",
      paramLabel = "-- BEAM OPTIONS",
      description = "Options of Apache Beam, after --.")
  private List<String> arguments = new ArrayList<>();

  /** Returns the options for Beam. */
  BeamOptions options(int workers) {
    return BeamArguments.options(arguments, workers);
  }

  /** Returns the options for Beam, in a program that Flink has started. */
  PipelineOptions optionsInFlink() {
    return BeamArguments.optionsInFlink(arguments);
  }

  /** Returns all of it as one value for the record of a run. */
  String recorded() {
    return EffectiveOptions.list(arguments);
  }

  /** A stray word must not be taken for an option of Beam. */
  void requireDashes(CommandSpec command) {
    List<String> given = command.commandLine().getParseResult().originalArgs();
    int dashes = given.indexOf("--");
    List<String> after = dashes < 0 ? List.of() : given.subList(dashes + 1, given.size());
    if (!after.equals(arguments)) {
      List<String> stray = new ArrayList<>(arguments);
      stray.removeAll(after);
      throw new ParameterException(
          command.commandLine(),
          "Nothing can be done with '" + String.join("', '", stray) + "' here");
    }
  }
}
