package io.varve.bench;

import io.varve.bench.cases.BenchCase;
import io.varve.bench.cases.Cases;
import io.varve.bench.cases.Session;
import io.varve.bench.process.WrongOutcomeException;
import io.varve.bench.report.CaseReport;
import io.varve.bench.report.JsonReport;
import io.varve.bench.report.Machine;
import io.varve.bench.report.TextReport;
import io.varve.io.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures cases and prints what came out. */
@Command(
    name = "runners/bench/run",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    subcommands = CorpusCommand.class,
    description = {
      "Measures varve beside what the machine can do at the same time. \"list\" names the cases."
          + " \"jmh\" as the first word runs the small benchmarks; what follows goes to JMH."
    })
final class BenchCommand implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int USAGE = 2;

  @Parameters(arity = "0..*", paramLabel = "CASE", description = "Cases, \"all\", or \"list\".")
  private List<String> names = new ArrayList<>();

  @Mixin private CorpusOptions corpora = new CorpusOptions();

  @Option(names = "--rounds", description = "How often each program is started. Default: 3")
  private int rounds = 3;

  @Option(names = "--scale", description = "Of the sizes of corpora; 0.1 for trying. Default: 1")
  private double scale = 1;

  @Option(
      names = "--before",
      paramLabel = "CHECKOUT",
      description = "Another built checkout, to be measured alternately.")
  private Optional<Path> before = Optional.empty();

  @Option(names = "--json", paramLabel = "FILE", description = "Where to write the figures.")
  private Optional<Path> json = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (names.isEmpty() || names.equals(List.of("list"))) {
      Cases.all().forEach(each -> System.out.printf("%-12s %s%n", each.name(), each.summary()));
      return 0;
    }
    List<BenchCase> chosen = new ArrayList<>();
    for (String name : names) {
      Optional<BenchCase> found = Cases.named(name);
      if (found.isEmpty() && !name.equals("all")) {
        System.err.println("Invalid case: " + name + ". \"list\" names them.");
        return USAGE;
      }
      chosen.addAll(found.map(List::of).orElseGet(Cases::all));
    }
    try {
      return measure(chosen, corpora.session(rounds, scale, before));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return USAGE;
    }
  }

  private int measure(List<BenchCase> chosen, Session session)
      throws IOException, InterruptedException {
    Machine machine = Machine.here(CorpusOptions.HOME);
    System.out.printf(
        Locale.ROOT,
        "%d processors (%s), %,d MB of memory, Java %s, %s, revision %s%n%n",
        machine.processors(),
        machine.model(),
        machine.memoryBytes() / 1_000_000,
        machine.java(),
        machine.measuredAt(),
        machine.revision());
    List<CaseReport> reports = new ArrayList<>();
    int failed = 0;
    for (BenchCase each : chosen) {
      session.tell("%s: %s", each.name(), each.summary());
      try {
        for (CaseReport report : each.measure(session)) {
          System.out.println(TextReport.of(report));
          reports.add(report);
        }
      } catch (WrongOutcomeException e) {
        System.err.println(each.name() + " FAILED. " + e.getMessage());
        failed++;
      } catch (Exception e) {
        System.err.println(each.name() + " FAILED.");
        e.printStackTrace();
        failed++;
      }
      if (json.isPresent()) {
        Files.writeString(
            json.get(), Json.pretty(JsonReport.of(machine, options(session), reports)));
      }
    }
    return failed == 0 ? 0 : FAILED;
  }

  private Map<String, String> options(Session session) throws IOException, InterruptedException {
    Map<String, String> options = new TreeMap<>();
    options.put("rounds", Integer.toString(rounds));
    options.put("scale", Double.toString(scale));
    options.put("seed", Long.toString(session.seed()));
    options.put("templates", session.templates().isPresent() ? "of a folder" : "made up");
    if (before.isPresent()) {
      options.put("before", Machine.revision(before.get()));
    }
    return options;
  }
}
