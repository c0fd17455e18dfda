package io.varve.runners.options;

import io.varve.pipelines.TradeablePipeline;
import io.varve.pipelines.run.RunConfig;
import io.varve.runners.console.Console;
import io.varve.transforms.matching.MatchingConfig;
import io.varve.transforms.matching.MatchingConfig.LsePolicy;
import org.apache.beam.sdk.options.PipelineOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The flags that {@code run tradeable} and {@code plan tradeable} share. */
public final class TradeableOptions implements ExtractionFlags {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private TradeableInputs inputs = new TradeableInputs();

  @Option(
      names = "--lse-currency-policy",
      paramLabel = "broker|stooq|strict",
      description =
          "Whose currency counts for a listing in London when the broker states another than the"
              + " region of the prices suggests; strict resolves none (default: broker).")
  private LsePolicy lsePolicy = LsePolicy.BROKER;

  @Option(
      names = "--compatible-matching",
      description =
          "Match and report as the earlier program did, prices of other markets included.")
  private boolean compatible;

  @Mixin private RunFlags run = new RunFlags();

  /** Returns the options that these arguments give; for programs, without a console. */
  public static TradeableOptions of(String... arguments) {
    Flags flags = new Flags();
    ParseResult unused =
        new CommandLine(flags).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return flags.options;
  }

  @Override
  public RunConfig config(Console console) {
    return run.config(
        console,
        command,
        warehouse ->
            TradeablePipeline.flow(
                inputs.prices(warehouse),
                inputs.instruments(warehouse),
                inputs.keyPrefix(),
                new MatchingConfig(lsePolicy, compatible)));
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

    @Mixin private TradeableOptions options = new TradeableOptions();
  }
}
