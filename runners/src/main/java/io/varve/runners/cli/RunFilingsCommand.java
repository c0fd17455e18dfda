package io.varve.runners.cli;

import io.varve.pipelines.run.Submission;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.ErrorReport;
import io.varve.runners.console.Outcome;
import io.varve.runners.execution.FilingsRun;
import io.varve.runners.monitoring.Monitoring;
import io.varve.runners.options.FilingsOptions;
import io.varve.runners.options.MonitoringOptions;
import io.varve.runners.render.RunJson;
import io.varve.runners.render.RunOutcome;
import io.varve.runners.render.RunText;
import io.varve.runners.render.SubmissionRender;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the extraction of filings. */
@Command(
    sortOptions = false,
    description = {
      "Extracts documents, sections, tables, footnotes and chunks from SEC filings that are new or"
          + " changed, and commits one snapshot with all of it. What has not changed is not read."
    })
final class RunFilingsCommand extends Answering {

  @Mixin private FilingsOptions options = new FilingsOptions();

  @Mixin private MonitoringOptions monitoring = new MonitoringOptions();

  RunFilingsCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer() throws Exception {
    FilingsRun run = new FilingsRun(options, console());
    if (!run.isDetached()) {
      return ended(
          run.execute(
              Monitoring.of(monitoring.metricsFile(), monitoring.openLineage(), console())));
    }
    monitoring.refuseDetached();
    Submission submission = run.submit();
    return submission.report().isPresent()
        ? ended(run.outcome(submission.report().get()))
        : Answer.done(
            SubmissionRender.text(submission, run.command("snapshots")),
            SubmissionRender.json(submission));
  }

  private Answer ended(RunOutcome run) {
    Outcome outcome = Outcome.of(run.report());
    run.report()
        .problem()
        .ifPresent(problem -> new ErrorReport(console()).trace(outcome, problem, output().debug()));
    if (!outcome.message().isEmpty() && !output().json()) {
      console().err().println(outcome.message());
      return new Answer(outcome.exitCode(), "", RunJson.of(run.report(), outcome));
    }
    return new Answer(
        outcome.exitCode(),
        outcome.message().isEmpty() ? RunText.summary(run) : "",
        RunJson.of(run.report(), outcome));
  }
}
