package io.varve.bench.report;

import io.varve.bench.process.Command;
import io.varve.bench.process.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the measurements depend on, besides the code.
 *
 * @param processors number of processors
 * @param model their name
 * @param memoryBytes memory of the machine
 * @param java version of Java
 * @param measuredAt when the measurements began
 * @param revision of the code, with {@code +} when it had changes; empty outside of git
 */
public record Machine(
    int processors,
    String model,
    long memoryBytes,
    String java,
    Instant measuredAt,
    String revision) {

  /** Returns this machine with the code in a folder. */
  public static Machine here(Path home) throws IOException, InterruptedException {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        field("/proc/cpuinfo", "model name").orElse("unknown"),
        field("/proc/meminfo", "MemTotal")
            .map(size -> Long.parseLong(size.replace(" kB", "")) * 1024)
            .orElse(0L),
        Runtime.version().toString(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        revision(home));
  }

  private static Optional<String> field(String file, String name) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    }
  }

  /** Returns the revision of the code in a folder. */
  public static String revision(Path home) throws IOException, InterruptedException {
    Ended head = Command.of("git", "-C", home.toString(), "rev-parse", "--short", "HEAD").run();
    Ended changes = Command.of("git", "-C", home.toString(), "status", "--porcelain", "-uno").run();
    return head.code() == 0 ? head.out().strip() + (changes.out().isBlank() ? "" : "+") : "";
  }
}
