package io.varve.runners.cli;

import io.varve.runners.console.Console;
import io.varve.runners.options.FilingsOptions;
import io.varve.runners.options.PipelineFlags;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the extraction of filings. */
@Command(
    sortOptions = false,
    description = {
      "Extracts documents, sections, tables, footnotes and chunks from SEC filings that are new or"
          + " changed, and commits one snapshot with all of it. What has not changed is not read."
    })
final class RunFilingsCommand extends RunCommand {

  @Mixin private FilingsOptions options = new FilingsOptions();

  RunFilingsCommand(Console console) {
    super(console);
  }

  @Override
  PipelineFlags flags() {
    return options;
  }
}
