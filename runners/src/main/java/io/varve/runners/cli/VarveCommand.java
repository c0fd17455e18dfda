package io.varve.runners.cli;

import io.varve.runners.console.ExitCode;
import io.varve.runners.environment.Versions;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program itself: it only has sub-commands. */
@Command(
    name = "varve",
    versionProvider = VarveCommand.Version.class,
    description = "Extracts tables from collections of files, incrementally.",
    footer = {
      "",
      "Begin with 'varve demo'. 'varve COMMAND --help' explains a command.",
    })
final class VarveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE.code();
  }

  /** The version that {@code --version} prints. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {"varve " + Versions.varve()};
    }
  }

  /** A command that only has sub-commands, one per pipeline. */
  @Command(description = "Extracts what is new or changed, and commits a snapshot.")
  static final class Run implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      throw missing("pipeline", spec.commandLine());
    }
  }

  /** A command that only has sub-commands, one per pipeline. */
  @Command(description = "Tells what a run would do and why, and changes nothing.")
  static final class Plan implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      throw missing("pipeline", spec.commandLine());
    }
  }

  /** A command that only has sub-commands, one per format. */
  @Command(description = "Publishes a snapshot for other programs, without copying its data.")
  static final class Publish implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      throw missing("format", spec.commandLine());
    }
  }

  /** A command that only has sub-commands, one per kind of files. */
  @Command(description = "Writes what a snapshot holds as files, and keeps them up to date.")
  static final class Export implements Runnable {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      throw missing("kind of files", spec.commandLine());
    }
  }

  private static ParameterException missing(String what, CommandLine command) {
    return new ParameterException(
        command, "Missing " + what + ": " + String.join(", ", command.getSubcommands().keySet()));
  }
}
