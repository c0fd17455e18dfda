package io.varve.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to start.
 *
 * @param words the program and its arguments
 * @param variables environment variables beside those of this process
 */
public record Command(List<String> words, Map<String, String> variables) {

  private static final long LOOK_MILLIS = 20;

  public Command {
    words = List.copyOf(words);
    variables = Map.copyOf(variables);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("Invalid command: it has no words");
    }
  }

  /** Returns a command without variables. */
  public static Command of(String... words) {
    return new Command(List.of(words), Map.of());
  }

  /** Starts it and returns when it has ended. One at a time: the times of children are one sum. */
  public Ended run() throws IOException, InterruptedException {
    Path out = Files.createTempFile("varve-bench", ".out");
    Path err = Files.createTempFile("varve-bench", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().putAll(variables);
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      double before = ProcFiles.childSeconds();
      long start = System.nanoTime();
      Process process = builder.start();
      process.getOutputStream().close();
      Thread end = new Thread(process::destroy);
      Runtime.getRuntime().addShutdownHook(end);
      long peak = 0;
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, ProcFiles.peakBytes(process.pid()));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      Runtime.getRuntime().removeShutdownHook(end);
      double cpu = ProcFiles.childSeconds() - before;
      return new Ended(
          this,
          process.exitValue(),
          new Usage(seconds, cpu, peak),
          Files.readString(out),
          Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
