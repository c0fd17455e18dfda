package io.varve.pipelines.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.varve.pipelines.run.LinesExtractor;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.compact.CompactionRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A JVM of its own that executes the runs it is told to, one after another: what is killed, and
 * what races, in the tests of this package.
 */
final class ChildRuns implements AutoCloseable {

  private static final String DONE = "done ";
  private static final String COMPACT = "compact";

  private final Process process;
  private final BufferedReader answers;
  private final PrintStream orders;

  private ChildRuns(Process process) {
    this.process = process;
    this.answers = process.inputReader(UTF_8);
    this.orders = new PrintStream(process.getOutputStream(), true, UTF_8);
  }

  /** Starts a JVM. */
  static ChildRuns start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ChildRuns.class.getName()));
    return new ChildRuns(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /** Tells it to run, and returns at once. */
  void order(Path input, Path warehouse, String keyPrefix, Path notes, long pauseMs) {
    orders.println(
        String.join(
            "\t",
            input.toString(),
            warehouse.toString(),
            keyPrefix,
            notes.toString(),
            Long.toString(pauseMs)));
  }

  /** Tells it to compact, and returns at once. */
  void orderCompaction(Path warehouse, CompactionRule rule) {
    orders.println(
        String.join(
            "\t",
            COMPACT,
            warehouse.toString(),
            Long.toString(rule.targetBytes()),
            Integer.toString(rule.minFiles())));
  }

  /** Waits for the end of a run, and returns its status. */
  String awaitStatus() throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(DONE)) {
        return line.substring(DONE.length());
      }
    }
    throw new IOException("the child ended without an answer");
  }

  /** Ends the process as the operating system does when it is out of memory. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static String compact(String warehouse, CompactionRule rule) throws IOException {
    RunFixture fixture = Corpus.settle(new RunFixture(Path.of("no input"), warehouse));
    return fixture
        .compactUnchecked(rule)
        .map(report -> report.status() + report.problem().map(p -> " " + p).orElse(""))
        .orElse("NOTHING");
  }

  /** Executes a run, or a compaction, for each line of its input. */
  public static void main(String[] arguments) throws Exception {
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    System.out.println(DONE + "with starting");
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      String[] order = line.split("\t", -1);
      if (order[0].equals(COMPACT)) {
        CompactionRule rule =
            new CompactionRule(Long.parseLong(order[2]), Integer.parseInt(order[3]));
        System.out.println(DONE + compact(order[1], rule));
        continue;
      }
      RunFixture fixture = Corpus.settle(new RunFixture(Path.of(order[0]), order[1]));
      fixture.settings().keyPrefix = order[2];
      fixture.settings().extractor =
          LinesExtractor.plain().noting(Path.of(order[3])).pausing(Long.parseLong(order[4]));
      RunReport report = fixture.runUnchecked();
      System.out.println(DONE + report.status() + report.problem().map(p -> " " + p).orElse(""));
    }
  }
}
