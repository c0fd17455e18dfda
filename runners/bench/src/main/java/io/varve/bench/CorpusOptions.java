package io.varve.bench;

import io.varve.bench.cases.Session;
import io.varve.bench.process.Checkout;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Flags that decide what the corpora are. */
final class CorpusOptions {

  /** The checkout that is measured. */
  static final Path HOME = Path.of(System.getProperty("varve.home", "."));

  @Option(
      names = "--work",
      paramLabel = "FOLDER",
      description =
          "Where corpora are kept and warehouses made. Default: runners/bench/target/work")
  private Path work = HOME.resolve("runners/bench/target/work");

  @Option(
      names = "--templates",
      paramLabel = "FOLDER",
      description = "Filings to vary. Without it they are made up.")
  private Optional<Path> templates = Optional.empty();

  @Option(names = "--seed", description = "Of the corpora. Default: 1")
  private long seed = 1;

  /** Returns the session with these corpora. */
  Session session(int rounds, double scale, Optional<Path> before) {
    return new Session(
        work,
        templates,
        rounds,
        scale,
        new Checkout(HOME),
        before.map(Checkout::new),
        seed,
        System.err);
  }
}
