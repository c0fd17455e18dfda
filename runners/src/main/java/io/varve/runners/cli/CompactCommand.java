package io.varve.runners.cli;

import io.varve.pipelines.run.RunReport;
import io.varve.pipelines.run.Submission;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.ErrorReport;
import io.varve.runners.console.Outcome;
import io.varve.runners.execution.Compaction;
import io.varve.runners.options.CompactOptions;
import io.varve.runners.options.ConsentOptions;
import io.varve.runners.render.CompactRender;
import io.varve.runners.render.RunOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Merges small data files. */
@Command(
    sortOptions = false,
    description = {
      "Merges small data files and splits very large ones, and commits one snapshot with the same"
          + " rows. Older snapshots keep their files. Shows its plan; --yes carries it out."
    })
final class CompactCommand extends Answering {

  @Mixin private CompactOptions options = new CompactOptions();

  @Mixin private ConsentOptions consent = new ConsentOptions();

  CompactCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer() throws Exception {
    Compaction compaction = new Compaction(options, console());
    CompactRender render = new CompactRender(compaction.config(), compaction.plan());
    if (compaction.plan().isEmpty()) {
      return render.nothingToDo();
    }
    if (!consent.given()) {
      return consent.planned(render.plan(), render.planned());
    }
    if (!output().json()) {
      console().print(render.plan());
    }
    if (compaction.isDetached()) {
      Submission submission = compaction.submit();
      return submission.report().isPresent()
          ? failed(submission.report().get())
          : render.submitted(submission);
    }
    RunOutcome run = compaction.execute();
    return run.report().problem().isPresent() ? failed(run.report()) : render.ended(run);
  }

  private Answer failed(RunReport report) {
    Outcome outcome = Outcome.of(report);
    report
        .problem()
        .ifPresent(problem -> new ErrorReport(console()).trace(outcome, problem, output().debug()));
    if (!output().json()) {
      console().err().println(outcome.message());
    }
    return CompactRender.failed(report, outcome);
  }
}
