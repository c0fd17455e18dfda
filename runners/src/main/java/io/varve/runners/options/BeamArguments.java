package io.varve.runners.options;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** What follows {@code --} on the command line: options of Beam. */
final class BeamArguments {

  private static final String RUNNER = "--runner";
  private static final String DIRECT = "DirectRunner";
  private static final String FLINK = "FlinkRunner";

  private BeamArguments() {}

  /**
   * Returns Beam's options, with defaults for the runner: as many workers as asked for, and none of
   * the checks that are meant for tests.
   */
  static BeamOptions options(List<String> arguments, int workers) {
    return arguments.isEmpty()
        ? BeamOptions.usual(() -> make(arguments, workers))
        : BeamOptions.given(make(arguments, workers));
  }

  private static PipelineOptions make(List<String> arguments, int workers) {
    List<String> all = new ArrayList<>(arguments);
    if (names(arguments, DIRECT)) {
      addDefaults(
          all,
          Map.of(
              "--targetParallelism",
              Integer.toString(workers),
              "--enforceEncodability",
              "false",
              "--enforceImmutability",
              "false",
              "--blockOnRun",
              "false",
              RUNNER,
              DIRECT));
    } else if (names(arguments, FLINK)) {
      addDefaults(
          all, Map.of("--parallelism", Integer.toString(workers), "--flinkMaster", "[local]"));
    }
    return parse(all);
  }

  /**
   * Returns Beam's options for a program that Flink itself has started, and which has its
   * parallelism from there.
   */
  static PipelineOptions optionsInFlink(List<String> arguments) {
    if (!names(arguments, FLINK)) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid --runner: a program that is submitted to Flink runs there. Leave --runner out.");
    }
    List<String> all = new ArrayList<>(arguments);
    addDefaults(all, Map.of(RUNNER, FLINK));
    return parse(all);
  }

  private static PipelineOptions parse(List<String> arguments) {
    try {
      return PipelineOptionsFactory.fromArgs(arguments.toArray(new String[0])).create();
    } catch (IllegalArgumentException e) {
      throw BeamProblem.of(arguments);
    }
  }

  /** Arguments that name no runner mean any. */
  private static boolean names(List<String> arguments, String runner) {
    return arguments.stream()
        .filter(argument -> argument.startsWith(RUNNER + "="))
        .allMatch(argument -> argument.endsWith(runner));
  }

  private static void addDefaults(List<String> all, Map<String, String> defaults) {
    defaults.forEach(
        (name, value) -> {
          if (all.stream().noneMatch(argument -> argument.startsWith(name + "="))) {
            all.add(name + "=" + value);
          }
        });
  }
}
