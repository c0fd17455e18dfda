package io.varve.runners.options;

import io.varve.pipelines.compact.CompactionConfig;
import io.varve.runners.console.Console;
import io.varve.runners.console.UserException;
import io.varve.transforms.compact.CompactionRule;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The flags of {@code compact}. */
public final class CompactOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  @Option(
      names = "--target-size",
      paramLabel = "SIZE",
      defaultValue = "128MB",
      converter = SizeConverter.class,
      description =
          "Size of a full data file (default: ${DEFAULT-VALUE}). Shards whose largest file is"
              + " smaller than half of it are merged, those above twice of it are split.")
  private long targetSize;

  @Option(
      names = "--min-files",
      paramLabel = "N",
      defaultValue = "2",
      description =
          "Merge only where at least N data files of a dataset become one (default:"
              + " ${DEFAULT-VALUE}).")
  private int minFiles;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Groups of shards copied at the same time (default: number of processors).")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--run-name",
      paramLabel = "NAME",
      description = "A name for the record of the run.")
  private Optional<String> runName = Optional.empty();

  @Mixin private BeamParameters beam = new BeamParameters();

  /**
   * Returns the settings of the compaction.
   *
   * @throws UserException when a value is out of bounds
   */
  public CompactionConfig config(Console console) {
    beam.requireDashes(command);
    runName.ifPresent(
        name -> Given.text("--run-name", name, "Give a name such as weekly, or leave it out."));
    String location = warehouse.location(console);
    SortedMap<String, String> options = EffectiveOptions.of(command);
    options.put("warehouse", location);
    options.put("beam", beam.recorded());
    return UserException.whenRefused(
        () ->
            new CompactionConfig(
                location, new CompactionRule(targetSize, minFiles), runName, options));
  }

  /**
   * Returns the options for Beam.
   *
   * @throws UserException when Beam does not take them
   */
  public BeamOptions beam() {
    return beam.options(Given.positive("--workers", workers));
  }
}
