package io.varve.runners.options;

import picocli.CommandLine.Option;

/** How a command answers. */
public final class OutputOptions {

  @Option(
      names = "--json",
      description = "Print one JSON document to standard output; messages go to standard error.")
  private boolean json;

  @Option(names = "--debug", description = "Log what is done, and show stack traces.")
  private boolean debug;

  public boolean json() {
    return json;
  }

  public boolean debug() {
    return debug;
  }
}
