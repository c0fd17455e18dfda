package io.varve.pipelines.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.varve.pipelines.run.RunReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A JVM of its own that asks for records when it is told to: what is killed. */
final class ChildRecords implements AutoCloseable {

  private static final String DONE = "done ";

  private final Process process;
  private final BufferedReader answers;
  private final PrintStream orders;

  private ChildRecords(Process process) {
    this.process = process;
    this.answers = process.inputReader(UTF_8);
    this.orders = new PrintStream(process.getOutputStream(), true, UTF_8);
  }

  /** Starts a JVM, and waits until it is ready. */
  static ChildRecords start() throws IOException {
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
                ChildRecords.class.getName()));
    ChildRecords child =
        new ChildRecords(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
    child.awaitStatus();
    return child;
  }

  /** Tells it to run, and returns at once. */
  void order(URI endpoint, Path warehouse) {
    orders.println(endpoint + "\t" + warehouse);
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

  /** Executes a run for each line of its input. */
  public static void main(String[] arguments) throws Exception {
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    System.out.println(DONE + "with starting");
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      String[] order = line.split("\t", -1);
      RunReport report =
          new RecordsFixture(order[1]).askUnchecked(URI.create(order[0]), Week.listings());
      System.out.println(DONE + report.status() + report.problem().map(p -> " " + p).orElse(""));
    }
  }
}
