package io.varve.runners.cli;

import io.varve.runners.console.Console;
import io.varve.runners.console.ErrorReport;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.Outcome;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what commands throw into a line, or a JSON object, and an exit code. */
final class CommandErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private final ErrorReport report;

  CommandErrors(Console console) {
    this.report = new ErrorReport(console);
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    return usage(wrong, isGiven("--json", Arrays.asList(args)));
  }

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
    List<String> args = parsed.originalArgs();
    boolean json = isGiven("--json", args);
    return thrown instanceof ParameterException wrong
        ? usage(wrong, json)
        : report.report(thrown, json, isGiven("--debug", args));
  }

  private int usage(ParameterException wrong, boolean json) {
    CommandLine command = wrong.getCommandLine();
    String end = "Cannot understand the command: " + UsageWords.of(wrong);
    String help = " '" + command.getCommandSpec().qualifiedName() + " --help' lists what there is.";
    return report.report(
        new Outcome(ExitCode.USAGE, (end.matches(".*[.?]") ? end : end + ".") + help, false), json);
  }

  /** What follows the two dashes belongs to somebody else. */
  private static boolean isGiven(String flag, List<String> args) {
    int dashes = args.indexOf("--");
    return (dashes < 0 ? args : args.subList(0, dashes)).contains(flag);
  }
}
