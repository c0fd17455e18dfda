package io.varve.runners.options;

import io.varve.pipelines.FilingsPipeline;
import io.varve.pipelines.run.RunConfig;
import io.varve.runners.console.Console;
import org.apache.beam.sdk.options.PipelineOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The flags that {@code run filings} and {@code plan filings} share. */
public final class FilingsOptions implements ExtractionFlags {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private InputOptions input = new InputOptions();

  @Mixin private ChunkOptions chunks = new ChunkOptions();

  @Mixin private RunFlags run = new RunFlags();

  /** Returns the options that these arguments give; for programs, without a console. */
  public static FilingsOptions of(String... arguments) {
    Flags flags = new Flags();
    ParseResult unused = new CommandLine(flags).parseArgs(arguments);
    return flags.options;
  }

  @Override
  public RunConfig config(Console console) {
    return run.config(
        console,
        command,
        warehouse -> FilingsPipeline.flow(input.scope(warehouse), chunks.extractor()));
  }

  @Override
  public BeamOptions beam() {
    return run.beam();
  }

  @Override
  public PipelineOptions beamInFlink() {
    return run.beamInFlink();
  }

  /** A command that is nothing but its flags. */
  @Command
  private static final class Flags {

    @Mixin private FilingsOptions options = new FilingsOptions();
  }
}
