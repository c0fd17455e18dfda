package io.varve.runners.cli;

import io.varve.runners.console.Console;
import io.varve.runners.options.PipelineFlags;
import io.varve.runners.options.RecordsOptions;
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
}
