package io.varve.runners.scale;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures a first run over a made-up tree of price files and runs that find nothing changed, each
 * as a process of its own through the command {@code varve}, and says what the time of the latter
 * goes into.
 */
final class TradeableScale {

  private static final Pattern PARTS =
      Pattern.compile(
          "Read the manifest in (\\d+) ms, listed (\\d+) files in (\\d+) ms, decided in (\\d+) ms");
  private static final int ROUNDS = 3;

  private final Path varve;
  private final Path folder;

  private TradeableScale(Path varve, Path folder) {
    this.varve = varve;
    this.folder = folder;
  }

  /** Wall time of a process, and what it printed. */
  private record Timed(double seconds, String output) {}

  /**
   * Measures.
   *
   * @param args the command {@code varve}, a scratch folder, number of price files, mean number of
   *     rows of each, number of instruments
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Path.of(args[1]);
    if (!Files.exists(folder.resolve("prices"))) {
      new PriceTree(folder, 1)
          .make(Integer.parseInt(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
    }
    new TradeableScale(Path.of(args[0]), folder).measure();
  }

  private void measure() throws IOException, InterruptedException {
    Timed first = run("first run");
    System.out.println(first.output());
    List<Double> unchanged = new ArrayList<>();
    String parts = "";
    for (int i = 0; i < ROUNDS; i++) {
      Timed run = run("unchanged run");
      unchanged.add(run.seconds());
      parts = run.output();
    }
    double startUp = execute(List.of("version")).seconds();
    unchanged.sort(null);
    double median = unchanged.get(ROUNDS / 2);
    Matcher found = PARTS.matcher(parts);
    if (!found.find()) {
      throw new IOException("The unchanged run did not say what it did: " + parts);
    }
    double manifest = Integer.parseInt(found.group(1)) / 1000.0;
    double listing = Integer.parseInt(found.group(3)) / 1000.0;
    double deciding = Integer.parseInt(found.group(4)) / 1000.0;
    System.out.printf(Locale.ROOT, "first / unchanged = %.1f%n", first.seconds() / median);
    share("unchanged run, median of " + ROUNDS, median, median);
    share("  listing " + found.group(2) + " files", listing, median);
    share("  reading the manifest", manifest, median);
    share("  classification", deciding, median);
    share("  the rest", median - listing - manifest - deciding, median);
    share("for comparison: varve version (start-up)", startUp, median);
  }

  private static void share(String what, double seconds, double of) {
    System.out.printf(Locale.ROOT, "%-42s %6.2f s  %5.1f %%%n", what, seconds, 100 * seconds / of);
  }

  private Timed run(String name) throws IOException, InterruptedException {
    Timed timed =
        execute(
            List.of(
                "run",
                "tradeable",
                "--debug",
                "--prices=" + folder.resolve("prices"),
                "--instruments=" + folder.resolve("instruments"),
                "--warehouse=" + folder.resolve("warehouse")));
    System.out.printf(Locale.ROOT, "%s: %.2f s%n", name, timed.seconds());
    return timed;
  }

  private Timed execute(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(varve.toString()));
    command.addAll(arguments);
    File output = folder.resolve("output.txt").toFile();
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    int exit = process.waitFor();
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    String printed = Files.readString(output.toPath());
    if (exit != 0) {
      throw new IOException(command + " ended with " + exit + ": " + printed);
    }
    return new Timed(seconds, printed);
  }
}
