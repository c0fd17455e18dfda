package io.varve.runners.options;

import io.varve.pipelines.records.DetailsConfig;
import io.varve.pipelines.records.RecordOrigin;
import io.varve.pipelines.records.RecordsConfig;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.Selection;
import io.varve.transforms.records.source.RecordSource;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.apache.beam.sdk.options.PipelineOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The flags of {@code run records}. */
public final class RecordsOptions implements PipelineFlags {

  private static final List<String> PAGES =
      List.of("**.[jJ][sS][oO][nN]", "**.[jJ][sS][oO][nN].gz");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      defaultValue = "pncp",
      description = "Source of the records (default: ${DEFAULT-VALUE}).")
  private String source = "";

  @Mixin private RecordQuestion question = new RecordQuestion();

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description =
          "Read pages in a folder, or gs://bucket/folder, instead of asking the API: .json or"
              + " .json.gz, at any depth. The folder of a run's raw pages replays it.")
  private Optional<String> input = Optional.empty();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description = "Leave out files of --input that match. Repeatable.")
  private List<String> exclude = new ArrayList<>();

  @Mixin private DetailOptions details = new DetailOptions();

  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  @Option(names = "--force", description = "Write every record that is seen again.")
  private boolean force;

  @Option(names = "--retry-failed", description = "Try records that failed before again.")
  private boolean retryFailed;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Pages and days worked on at the same time (default: number of processors).")
  private int workers = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--run-name",
      paramLabel = "NAME",
      description = "A name for the record of the run.")
  private Optional<String> runName = Optional.empty();

  @Mixin private BeamParameters beam = new BeamParameters();

  /** Returns the options that these arguments give; for programs, without a console. */
  public static RecordsOptions of(String... arguments) {
    Flags flags = new Flags();
    ParseResult unused =
        new CommandLine(flags).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
    return flags.options;
  }

  @Override
  public RecordsConfig config(Console console) {
    beam.requireDashes(command);
    details.check();
    runName.ifPresent(
        name -> Given.text("--run-name", name, "Give a name such as nightly, or leave it out."));
    RecordSource from = RecordSources.find(source);
    String location = warehouse.location(console);
    SortedMap<String, String> recorded = EffectiveOptions.of(command);
    recorded.put("warehouse", location);
    recorded.put("beam", beam.recorded());
    return UserException.whenRefused(
        () ->
            new RecordsConfig(
                from,
                origin(from, location, console.clock()),
                location,
                new ChangePolicy(force, false, false, retryFailed, Integer.MAX_VALUE),
                runName,
                recorded));
  }

  @Override
  public void refuseDetached() {
    if (details.wanted()) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid --details with a run that is left to a cluster: they are asked for when it has"
              + " ended, and nobody waits for that. Ask for them with another run.");
    }
  }

  /** Returns whether details are asked for, too. */
  public boolean asksForDetails() {
    return details.wanted();
  }

  /** Returns most records whose details are asked for. */
  public int mostDetails() {
    return details.most();
  }

  /**
   * Returns the settings of a run over details.
   *
   * @param records the run over records before it
   * @param partitions days of the records
   * @param most most records
   * @param since records that were asked about since then are left for another time
   * @throws UserException when a value is out of bounds
   */
  public DetailsConfig detailsConfig(
      RecordsConfig records, Set<String> partitions, int most, Instant since) {
    return UserException.whenRefused(
        () ->
            new DetailsConfig(
                records.source(),
                question.endpoint(records.source()),
                question.policy(),
                partitions,
                Math.min(most, details.batch()),
                since,
                records.warehouse(),
                records.policy(),
                runName,
                records.options()));
  }

  private RecordOrigin origin(RecordSource from, String location, Clock clock) {
    if (input.isEmpty()) {
      return question.of(from, clock);
    }
    if (question.isGiven()) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid flags: with --input nothing is asked for; leave out --mode, --from, --to and the"
              + " like.");
    }
    String folder =
        Given.text("--input", input.get(), "Name the folder with the pages; . is the current one.");
    List<String> left = new ArrayList<>(exclude);
    left.addAll(WarehouseExclusion.patternsForPages(folder, location));
    return new RecordOrigin.Folder(new InputScope(folder, "", new Selection(PAGES, left)));
  }

  @Override
  public BeamOptions beam() {
    return beam.options(Given.positive("--workers", workers));
  }

  @Override
  public PipelineOptions beamInFlink() {
    return beam.optionsInFlink();
  }

  /** A command that is nothing but its flags. */
  @Command
  private static final class Flags {

    @Mixin private RecordsOptions options = new RecordsOptions();
  }
}
