package io.varve.bench.jmh;

import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs the benchmarks: JMH's own program, with a last table in MB/s. */
public final class Jmh {

  private Jmh() {}

  /** Takes a regular expression for the names of benchmarks, and JMH's options. */
  public static void main(String[] args)
      throws CommandLineOptionException, RunnerException, IOException {
    CommandLineOptions options = new CommandLineOptions(args);
    if (options.shouldHelp()) {
      options.showHelp();
    } else if (options.shouldList()) {
      new Runner(options).list();
    } else {
      print(new Runner(options).run());
    }
  }

  private static void print(Collection<RunResult> results) {
    System.out.printf("%n%-42s %12s %10s%n", "benchmark", "score", "unit");
    for (RunResult each : results) {
      Result<?> volume = each.getSecondaryResults().get("megabytes");
      Result<?> shown = volume == null ? each.getPrimaryResult() : volume;
      String name = each.getParams().getBenchmark();
      System.out.printf(
          Locale.ROOT,
          "%-42s %,12.1f %10s%n",
          name.substring(Jmh.class.getPackageName().length() + 1),
          shown.getScore(),
          volume == null ? shown.getScoreUnit() : "MB/s");
    }
  }
}
