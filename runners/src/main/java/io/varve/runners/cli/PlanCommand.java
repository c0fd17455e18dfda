package io.varve.runners.cli;

import io.varve.pipelines.run.RunConfig;
import io.varve.pipelines.run.RunPlanner;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.options.BeamOptions;
import io.varve.runners.options.ExtractionFlags;
import io.varve.runners.render.PlanRender;

/** Tells what a run of a pipeline would do. */
abstract class PlanCommand extends Answering {

  PlanCommand(Console console) {
    super(console);
  }

  /** Returns the flags of the pipeline. */
  abstract ExtractionFlags flags();

  @Override
  final Answer answer() throws Exception {
    RunConfig config = flags().config(console());
    BeamOptions unused = flags().beam(); // a plan has to refuse what the run will
    return PlanRender.of(new RunPlanner(config).plan());
  }
}
