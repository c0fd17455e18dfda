package io.varve.runners;

import io.varve.runners.cli.CommandTree;
import io.varve.runners.console.Console;
import io.varve.runners.console.ErrorReport;

/** The program {@code varve}. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(execute(args, Console.ofProcess()));
  }

  /** Executes one command line and returns its exit code; never ends the process. */
  public static int execute(String[] args, Console console) {
    try {
      return CommandTree.on(console).execute(args);
    } catch (Error e) {
      // Out of memory, or a class that is missing: the command line reports only exceptions.
      return new ErrorReport(console).report(e, false, false);
    }
  }
}
