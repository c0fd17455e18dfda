package io.varve.runners.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * The caller of a command.
 *
 * @param out results
 * @param err progress and errors
 * @param variables environment variables
 * @param interactive whether a person watches {@code err}
 * @param columns width of the terminal
 * @param installation where the program lives
 * @param clock tells what day it is
 */
public record Console(
    PrintStream out,
    PrintStream err,
    Map<String, String> variables,
    boolean interactive,
    int columns,
    Installation installation,
    Clock clock) {

  private static final int USUAL_COLUMNS = 100;

  public Console {
    variables = Map.copyOf(variables);
  }

  /** Returns a console with the clock of this machine. */
  public Console(
      PrintStream out,
      PrintStream err,
      Map<String, String> variables,
      boolean interactive,
      int columns,
      Installation installation) {
    this(out, err, variables, interactive, columns, installation, Clock.systemUTC());
  }

  /** Returns the console of this process. The start script knows whether there is a terminal. */
  public static Console ofProcess() {
    return new Console(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        System.getenv(),
        Boolean.getBoolean("varve.tty"),
        columns(Integer.getInteger("varve.columns", USUAL_COLUMNS)),
        Installation.ofProcess());
  }

  /** Returns a console that nobody watches. */
  public static Console to(PrintStream out, PrintStream err, Map<String, String> variables) {
    return new Console(out, err, variables, false, USUAL_COLUMNS, Installation.ofProcess());
  }

  /** Returns an environment variable that is set to something. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** Prints text that ends its lines itself. */
  public void print(String text) {
    out.print(text);
    out.flush();
  }

  /** Some terminals say that they have no width. */
  private static int columns(int told) {
    return told < 1 ? USUAL_COLUMNS : told;
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor)), true, StandardCharsets.UTF_8);
  }
}
