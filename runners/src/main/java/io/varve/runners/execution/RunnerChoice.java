package io.varve.runners.execution;

import io.varve.pipelines.run.Launcher;
import io.varve.runners.console.Console;
import io.varve.runners.flink.FlinkLauncher;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * What starts the pipelines of a runner. Flink's classes are there only when a run asks for them.
 */
final class RunnerChoice {

  private RunnerChoice() {}

  static Launcher launcher(PipelineOptions beam, Console console) {
    return isFlink(beam) ? FlinkLauncher.of(beam, console) : Launcher.inThisProcess();
  }

  static boolean isDetached(PipelineOptions beam) {
    return isFlink(beam) && FlinkLauncher.isDetached(beam);
  }

  private static boolean isFlink(PipelineOptions beam) {
    return beam.getRunner().getSimpleName().equals("FlinkRunner");
  }
}
