package io.varve.bench;

import picocli.CommandLine;

/** The program that measures. */
public final class Bench {

  private Bench() {}

  /** Measures and ends the process: 0 done, 1 a measurement failed, 2 usage. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new BenchCommand()).execute(args));
  }
}
