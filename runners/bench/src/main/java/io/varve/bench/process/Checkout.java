package io.varve.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A folder with a built varve.
 *
 * @param home the folder that holds the script {@code varve}
 */
public record Checkout(Path home) {

  /** Keeps the script from building in the middle of a measurement. */
  private static final Map<String, String> BUILT = Map.of("VARVE_NO_BUILD", "1");

  /** The classes of these measurements. */
  private static final Path OWN =
      Path.of(System.getProperty("varve.home", "."), "runners/bench/target/classes");

  public Checkout {
    home = home.toAbsolutePath().normalize();
    if (!Files.isExecutable(home.resolve("varve"))
        || !Files.isDirectory(home.resolve("runners/target/lib"))) {
      throw new IllegalArgumentException(
          "Invalid checkout: " + home + " has no built varve. Start ./varve version there once");
    }
  }

  /** Returns the start of {@code varve} with these arguments, as users start it. */
  public Command varve(List<String> arguments) {
    return varve("", arguments);
  }

  /** Returns the start of {@code varve} with options for Java. */
  public Command varve(String javaOptions, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(home.resolve("varve").toString()));
    words.addAll(arguments);
    return javaOptions.isEmpty()
        ? new Command(words, BUILT)
        : new Command(words, Map.of("VARVE_NO_BUILD", "1", "VARVE_JAVA_OPTS", javaOptions));
  }

  /**
   * Returns the start of a class of these measurements with the libraries and classes of this
   * checkout, and with the options that the script gives Java for a subcommand.
   */
  public Command java(String subcommand, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException, WrongOutcomeException {
    List<String> start = startOf(subcommand);
    int classPath = start.indexOf("-cp");
    List<String> words = new ArrayList<>(List.of(javaProgram().toString()));
    start.subList(0, classPath).stream()
        .filter(word -> word.startsWith("-X") && !word.contains("Archive"))
        .forEach(words::add);
    words.addAll(List.of("-cp", OWN + ":" + start.get(classPath + 1), main.getName()));
    words.addAll(arguments);
    return new Command(words, Map.of());
  }

  /** Asks the script, with a Java that only prints how it was started. */
  private List<String> startOf(String subcommand)
      throws IOException, InterruptedException, WrongOutcomeException {
    Path fake = Files.createTempDirectory("varve-bench-java");
    Path release = fake.resolve("release");
    Path java = Files.createDirectory(fake.resolve("bin")).resolve("java");
    try {
      Files.writeString(release, "JAVA_VERSION=\"" + Runtime.version().feature() + "\"\n");
      Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
      if (!java.toFile().setExecutable(true)) {
        throw new IOException("Cannot make " + java + " a program");
      }
      Command start =
          new Command(
              List.of(home.resolve("varve").toString(), subcommand),
              Map.of("VARVE_NO_BUILD", "1", "VARVE_JAVA_OPTS", "", "JAVA_HOME", fake.toString()));
      return start.run().expect(0).out().lines().toList();
    } finally {
      Files.deleteIfExists(java);
      Files.deleteIfExists(java.getParent());
      Files.deleteIfExists(release);
      Files.delete(fake);
    }
  }

  private static Path javaProgram() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }
}
