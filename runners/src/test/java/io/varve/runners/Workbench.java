package io.varve.runners;

import io.varve.runners.console.Console;
import io.varve.runners.console.Installation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder with some samples as input, a warehouse beside it, and the program in this process. */
public final class Workbench {

  /** A filing that is extracted quickly. */
  public static final String PLAIN = "2002/0009027744-02-000061.txt";

  /** Another one. */
  public static final String HTML = "2024/tamarind-ridge-8k.htm";

  /** A file that cannot be extracted. */
  public static final String BROKEN = "2011/drydock-petrel-10k.htm";

  /** The folder of the whole project. */
  public static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private final Path root;

  public Workbench(Path root) {
    this.root = root;
  }

  public Path input() {
    return root.resolve("filings");
  }

  public Path warehouse() {
    return root.resolve("warehouse");
  }

  /** Copies samples into the input, with times long enough ago to be believed. */
  public Workbench with(String... keys) throws IOException {
    for (String key : keys) {
      write(key, Files.readAllBytes(HOME.resolve("pipelines/samples/filings").resolve(key)));
    }
    return this;
  }

  /** Writes a file of the input; each version of a file has another time. */
  public void write(String key, byte[] content) throws IOException {
    Path target = input().resolve(key);
    Files.createDirectories(target.getParent());
    Files.write(target, content);
    Duration age = Duration.ofDays(10).plusSeconds(content.length);
    Files.setLastModifiedTime(target, FileTime.from(Instant.now().minus(age)));
  }

  /** Runs over the input with more flags. */
  public Result run(String... flags) {
    return pipeline("run", flags);
  }

  /** Plans a run over the input with more flags. */
  public Result plan(String... flags) {
    return pipeline("plan", flags);
  }

  private Result pipeline(String verb, String... flags) {
    List<String> words = new ArrayList<>(List.of(verb, "filings", "--input=" + input()));
    words.add("--warehouse=" + warehouse());
    words.addAll(List.of(flags));
    return execute(words.toArray(new String[0]));
  }

  /** Executes a command on the warehouse. */
  public Result ask(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--warehouse=" + warehouse());
    return execute(all.toArray(new String[0]));
  }

  /** Executes a command line as it is. */
  public static Result execute(String... words) {
    return execute(Map.of(), words);
  }

  /** Executes a command line with these environment variables. */
  public static Result execute(Map<String, String> variables, String... words) {
    return execute(variables, Clock.systemUTC(), words);
  }

  /** Executes a command line at another time. */
  public static Result execute(Map<String, String> variables, Clock clock, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            variables,
            false,
            100,
            new Installation("varve", HOME),
            clock);
    int code = Main.execute(words, console);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** What a command left behind. */
  public record Result(int code, String out, String err) {}
}
