package io.varve.runners.console;

import java.nio.file.Path;

/**
 * Where this program lives and what its user calls it, as the start script says.
 *
 * @param program word or path that starts it
 * @param home folder of the start script, which holds the samples
 */
public record Installation(String program, Path home) {

  /** Returns the installation of this process. */
  public static Installation ofProcess() {
    return new Installation(
        System.getProperty("varve.program", "varve"),
        Path.of(System.getProperty("varve.home", "")).toAbsolutePath());
  }
}
