package io.varve.runners.cli;

import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.execution.DetailRuns;
import io.varve.runners.options.PipelineFlags;
import io.varve.runners.options.RecordsOptions;
import io.varve.runners.render.DetailsRender;
import io.varve.runners.render.RunOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the ingestion of records. */
@Command(
    sortOptions = false,
    description = {
      "Asks an API for records, page by page, or reads pages that were kept, and commits one"
          + " snapshot with every version of every record, each once. What cannot be had is reported"
          + " and asked for again by the next run."
    })
final class RunRecordsCommand extends RunCommand {

  @Mixin private RecordsOptions options = new RecordsOptions();

  RunRecordsCommand(Console console) {
    super(console);
  }

  @Override
  PipelineFlags flags() {
    return options;
  }

  @Override
  Answer follow(RunOutcome run, Answer answer) throws Exception {
    if (!options.asksForDetails()) {
      return answer;
    }
    return DetailsRender.after(
        answer, new DetailRuns(options, console()).execute(run.report().runId()));
  }
}
