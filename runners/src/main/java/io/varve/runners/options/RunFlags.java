package io.varve.runners.options;

import io.varve.pipelines.run.Flow;
import io.varve.pipelines.run.RunConfig;
import io.varve.runners.console.Console;
import io.varve.runners.console.UserException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.apache.beam.sdk.options.PipelineOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The flags that the runs of all pipelines share. */
final class RunFlags {

  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  @Mixin private PolicyOptions policy = new PolicyOptions();

  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(
      names = "--run-name",
      paramLabel = "NAME",
      description = "A name for the record of the run.")
  private Optional<String> runName = Optional.empty();

  @Mixin private BeamParameters beam = new BeamParameters();

  /**
   * Returns the settings of a run.
   *
   * @param command the command line that these flags are of
   * @param flow what is made of what, given the location of the warehouse
   * @throws UserException when a value is out of bounds
   */
  RunConfig config(Console console, CommandSpec command, Function<String, Flow> flow) {
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
                flow.apply(location),
                location,
                policy.policy(),
                policy.deletions(),
                limits.limits(),
                limits.sizing(),
                runName,
                options));
  }

  BeamOptions beam() {
    return beam.options(limits.workers());
  }

  PipelineOptions beamInFlink() {
    return beam.optionsInFlink();
  }
}
