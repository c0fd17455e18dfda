package io.varve.runners.cli;

import io.varve.pipelines.run.Submission;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.ErrorReport;
import io.varve.runners.console.Outcome;
import io.varve.runners.execution.CommandRun;
import io.varve.runners.monitoring.Monitoring;
import io.varve.runners.options.MonitoringOptions;
import io.varve.runners.options.PipelineFlags;
import io.varve.runners.render.RunJson;
import io.varve.runners.render.RunOutcome;
import io.varve.runners.render.RunText;
import io.varve.runners.render.SubmissionRender;
import picocli.CommandLine.Mixin;

/** Runs a pipeline. */
abstract class RunCommand extends Answering {

  @Mixin private MonitoringOptions monitoring = new MonitoringOptions();

  RunCommand(Console console) {
    super(console);
  }

  /** Returns the flags of the pipeline. */
  abstract PipelineFlags flags();

  @Override
  final Answer answer() throws Exception {
    CommandRun run = new CommandRun(flags(), console());
    if (!run.isDetached()) {
      return ended(
          run.execute(
              Monitoring.of(monitoring.metricsFile(), monitoring.openLineage(), console())));
    }
    monitoring.refuseDetached();
    flags().refuseDetached();
    Submission submission = run.submit();
    return submission.report().isPresent()
        ? ended(run.outcome(submission.report().get()))
        : Answer.done(
            SubmissionRender.text(submission, run.command("snapshots")),
            SubmissionRender.json(submission));
  }

  /** Does what follows a run; adds to its answer. */
  Answer follow(RunOutcome run, Answer answer) throws Exception {
    return answer;
  }

  private Answer ended(RunOutcome run) throws Exception {
    Outcome outcome = Outcome.of(run.report());
    run.report()
        .problem()
        .ifPresent(problem -> new ErrorReport(console()).trace(outcome, problem, output().debug()));
    if (!outcome.message().isEmpty() && !output().json()) {
      console().err().println(outcome.message());
      return new Answer(outcome.exitCode(), "", RunJson.of(run.report(), outcome));
    }
    Answer answer =
        new Answer(
            outcome.exitCode(),
            outcome.message().isEmpty() ? RunText.summary(run) : "",
            RunJson.of(run.report(), outcome));
    return outcome.message().isEmpty() ? follow(run, answer) : answer;
  }
}
