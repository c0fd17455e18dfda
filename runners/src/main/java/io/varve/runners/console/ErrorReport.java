package io.varve.runners.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells the caller of an error: a line on the error stream, or one JSON object. */
public final class ErrorReport {

  private final Console console;

  public ErrorReport(Console console) {
    this.console = console;
  }

  /** Reports and returns the number to end with. */
  public int report(Throwable thrown, boolean json, boolean debug) {
    Outcome outcome = Outcome.of(thrown);
    trace(outcome, thrown, debug);
    return report(outcome, json);
  }

  /** Reports and returns the number to end with. */
  public int report(Outcome outcome, boolean json) {
    if (json) {
      ObjectNode error = Json.object();
      error.put("status", "failed");
      error.put("message", outcome.message());
      error.put("exit_code", outcome.exitCode().code());
      console.print(Json.pretty(error));
    } else {
      console.err().println(outcome.message());
    }
    return outcome.exitCode().code();
  }

  /** Shows the stack trace when asked for; keeps that of a defect in a file. */
  public void trace(Outcome outcome, Throwable thrown, boolean debug) {
    if (debug) {
      thrown.printStackTrace(console.err());
    } else if (outcome.defect()) {
      keep(thrown);
    }
  }

  private void keep(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    try {
      Path log = Files.createTempFile("varve-", ".log");
      Files.writeString(log, trace.toString());
      console.err().println("The stack trace is in " + log + "; --debug shows it.");
    } catch (IOException e) {
      console.err().println("Run again with --debug to see the stack trace.");
    }
  }
}
