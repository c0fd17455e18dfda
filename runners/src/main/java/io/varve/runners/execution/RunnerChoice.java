package io.varve.runners.execution;

import io.varve.pipelines.run.Launcher;
import io.varve.runners.console.Console;
import io.varve.runners.flink.FlinkLauncher;
import io.varve.runners.options.BeamOptions;

/**
 * What starts the pipelines of a runner. Flink's classes are there only when a run asks for them.
 */
final class RunnerChoice {

  private RunnerChoice() {}

  static Launcher launcher(BeamOptions beam, Console console) {
    return isFlink(beam) ? FlinkLauncher.of(beam.get(), console) : Launcher.inThisProcess();
  }

  static boolean isDetached(BeamOptions beam) {
    return isFlink(beam) && FlinkLauncher.isDetached(beam.get());
  }

  private static boolean isFlink(BeamOptions beam) {
    return beam.given() && beam.get().getRunner().getSimpleName().equals("FlinkRunner");
  }
}
