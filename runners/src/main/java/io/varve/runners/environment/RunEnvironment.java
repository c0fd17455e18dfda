package io.varve.runners.environment;

import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.ThisHost;
import java.nio.file.Path;

/** Finds out where this process runs. */
public final class RunEnvironment {

  private RunEnvironment() {}

  /** Returns what the record of a run says of its surroundings. */
  public static Environment current() {
    Path folder = Path.of("").toAbsolutePath();
    ProcessHandle process = ProcessHandle.current();
    return new Environment(
        ThisHost.name(),
        process.pid(),
        process.info().startInstant(),
        System.getProperty("user.name", "unknown"),
        folder.toString(),
        new Repository(folder).state(),
        Versions.all());
  }
}
