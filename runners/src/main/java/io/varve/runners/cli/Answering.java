package io.varve.runners.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.varve.io.json.Json;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.options.OutputOptions;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;

/** A command that gives one answer, as text or as JSON. */
abstract class Answering implements Callable<Integer> {

  private final Console console;

  @Mixin private OutputOptions output = new OutputOptions();

  Answering(Console console) {
    this.console = console;
  }

  /** Returns what the command has to say. */
  abstract Answer answer() throws Exception;

  @Override
  public final Integer call() throws Exception {
    if (output.debug() && LoggerFactory.getLogger("io.varve") instanceof Logger ours) {
      ours.setLevel(Level.DEBUG);
    }
    Answer answer = answer();
    if (!answer.isPrinted()) {
      console.print(output.json() ? Json.pretty(answer.json()) : answer.text());
    }
    return answer.exitCode().code();
  }

  final Console console() {
    return console;
  }

  final OutputOptions output() {
    return output;
  }
}
