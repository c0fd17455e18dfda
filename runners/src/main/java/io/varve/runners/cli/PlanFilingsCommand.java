package io.varve.runners.cli;

import io.varve.pipelines.run.RunConfig;
import io.varve.pipelines.run.RunPlanner;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.options.FilingsOptions;
import io.varve.runners.render.PlanRender;
import org.apache.beam.sdk.options.PipelineOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells what a run over filings would do. */
@Command(
    sortOptions = false,
    description = {
      "Tells what 'varve run filings' with the same flags would do, and why, and how long it would"
          + " take. Changes nothing."
    })
final class PlanFilingsCommand extends Answering {

  @Mixin private FilingsOptions options = new FilingsOptions();

  PlanFilingsCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer() throws Exception {
    RunConfig config = options.config(console());
    PipelineOptions unused = options.beam(); // a plan has to refuse what the run will
    return PlanRender.of(new RunPlanner(config).plan());
  }
}
