package io.varve.runners.flink;

import io.varve.pipelines.FilingsPipeline;
import io.varve.pipelines.RecordsPipeline;
import io.varve.pipelines.TradeablePipeline;
import io.varve.pipelines.run.ExtractionRun;
import io.varve.pipelines.run.ProgressListener;
import io.varve.pipelines.run.RunReport;
import io.varve.pipelines.run.Submission;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.Outcome;
import io.varve.runners.console.UserException;
import io.varve.runners.environment.RunEnvironment;
import io.varve.runners.options.FilingsOptions;
import io.varve.runners.options.PipelineFlags;
import io.varve.runners.options.RecordsOptions;
import io.varve.runners.options.TradeableOptions;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.beam.sdk.options.PipelineOptions;
import picocli.CommandLine.ParameterException;

/**
 * The program in the jar for a Flink cluster, for {@code flink run} and Flink's REST interface. It
 * takes the arguments of {@code varve run filings} and the like, submits the run and returns:
 * inside a JobManager nobody may wait, and ending the process would end the JobManager.
 */
public final class ClusterMain {

  private static final Map<String, Function<String[], PipelineFlags>> PIPELINES =
      Map.of(
          FilingsPipeline.NAME, FilingsOptions::of,
          TradeablePipeline.NAME, TradeableOptions::of,
          RecordsPipeline.NAME, RecordsOptions::of);

  private ClusterMain() {}

  /**
   * Submits a run.
   *
   * @throws UserException when it cannot be submitted; its message is all that a user needs
   */
  public static void main(String[] args) throws IOException {
    List<String> words = Arrays.asList(args);
    if (words.size() < 2 || !words.get(0).equals("run") || !PIPELINES.containsKey(words.get(1))) {
      throw new UserException(
          ExitCode.USAGE,
          "Cannot understand the arguments: they begin with 'run filings', 'run tradeable' or 'run records', as in"
              + " 'run filings --input=DIR --warehouse=DIR'.");
    }
    // Flink tells its user what is printed only with a client; the record of the run tells anybody.
    Console console = Console.to(System.out, System.err, Map.copyOf(System.getenv()));
    Submission submission = submit(words, console);
    Optional<Throwable> problem = submission.report().flatMap(RunReport::problem);
    if (problem.isPresent()) {
      Outcome outcome = Outcome.of(problem.get());
      throw new UserException(outcome.exitCode(), outcome.message());
    }
    console.print("Submitted run " + submission.runId() + ".\n");
  }

  private static Submission submit(List<String> words, Console console) throws IOException {
    try {
      String[] arguments = words.subList(2, words.size()).toArray(new String[0]);
      PipelineFlags options = PIPELINES.get(words.get(1)).apply(arguments);
      options.refuseDetached();
      PipelineOptions beam = options.beamInFlink();
      return new ExtractionRun(
              options.config(console),
              RunEnvironment.current(),
              () -> beam,
              ContextLauncher.inFlink(),
              ProgressListener.NONE)
          .submit();
    } catch (ParameterException e) {
      throw new UserException(ExitCode.USAGE, "Cannot understand the arguments: " + e.getMessage());
    } catch (ListingException e) {
      throw new UserException(ExitCode.USAGE, e.getMessage());
    }
  }
}
