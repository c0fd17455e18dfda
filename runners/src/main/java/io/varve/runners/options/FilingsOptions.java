package io.varve.runners.options;

import io.varve.pipelines.FilingsPipeline;
import io.varve.pipelines.run.RunConfig;
import io.varve.runners.console.Console;
import io.varve.runners.console.UserException;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.beam.sdk.options.PipelineOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The flags that {@code run filings} and {@code plan filings} share. */
public final class FilingsOptions {

  /** Name of the pipeline. */
  public static final String PIPELINE = "filings";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private InputOptions input = new InputOptions();

  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  @Mixin private PolicyOptions policy = new PolicyOptions();

  @Mixin private LimitOptions limits = new LimitOptions();

  @Mixin private ChunkOptions chunks = new ChunkOptions();

  @Option(
      names = "--run-name",
      paramLabel = "NAME",
      description = "A name for the record of the run.")
  private Optional<String> runName = Optional.empty();

  @Mixin private BeamParameters beam = new BeamParameters();

  /** Returns the options that these arguments give; for programs, without a console. */
  public static FilingsOptions of(String... arguments) {
    Flags flags = new Flags();
    ParseResult unused = new CommandLine(flags).parseArgs(arguments);
    return flags.options;
  }

  /**
   * Returns the settings of the run.
   *
   * @throws UserException when a value is out of bounds
   */
  public RunConfig config(Console console) {
    beam.requireDashes(command);
    runName.ifPresent(
        name -> Given.text("--run-name", name, "Give a name such as nightly, or leave it out."));
    String location = warehouse.location(console);
    SortedMap<String, String> options = EffectiveOptions.of(command);
    options.put("warehouse", location);
    options.put("beam", beam.recorded());
    return UserException.whenRefused(
        () ->
            new RunConfig(
                FilingsPipeline.flow(input.scope(location), chunks.extractor()),
                location,
                policy.policy(),
                policy.deletions(),
                limits.limits(),
                limits.sizing(),
                runName,
                options));
  }

  /** Tells whether a word would be an option of Beam if it came after the two dashes. */
  public static boolean isForBeam(String word) {
    return BeamProblem.isTaken(word);
  }

  /**
   * Returns the options for Beam.
   *
   * @throws UserException when Beam does not take them
   */
  public PipelineOptions beam() {
    return beam.options(limits.workers());
  }

  /** Returns the options for Beam, in a program that Flink has started. */
  public PipelineOptions beamInFlink() {
    return beam.optionsInFlink();
  }

  /** A command that is nothing but its flags. */
  @Command
  private static final class Flags {

    @Mixin private FilingsOptions options = new FilingsOptions();
  }
}
