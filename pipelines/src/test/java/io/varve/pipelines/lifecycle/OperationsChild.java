package io.varve.pipelines.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.varve.io.lifecycle.ForgetPolicy;
import io.varve.io.lifecycle.ForgetPolicy.Period;
import io.varve.io.lifecycle.Forgetting;
import io.varve.io.lifecycle.Operation;
import io.varve.io.lifecycle.Pruning;
import io.varve.io.lifecycle.Purge;
import io.varve.io.lifecycle.Rollback;
import io.varve.io.snapshot.Warehouse;
import io.varve.pipelines.run.RunFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A JVM of its own that carries out operations on warehouses until it is killed. */
final class OperationsChild implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final PrintStream orders;

  private OperationsChild(Process process) {
    this.process = process;
    this.answers = process.inputReader(UTF_8);
    this.orders = new PrintStream(process.getOutputStream(), true, UTF_8);
  }

  /** Starts a JVM, and has it do everything once so that what follows takes its usual time. */
  static OperationsChild start(Path warmUp, String operation) throws IOException {
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
                OperationsChild.class.getName()));
    OperationsChild child =
        new OperationsChild(builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
    child.order(operation, warmUp);
    child.awaitEnd();
    return child;
  }

  /** Tells it what to do, and returns at once. */
  void order(String operation, Path warehouse) {
    orders.println(operation + "\t" + warehouse);
  }

  /** Waits until it is done. */
  void awaitEnd() throws IOException {
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.equals("done")) {
        return;
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

  /** Carries out an operation for each line of its input. */
  public static void main(String[] arguments) throws Exception {
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      String[] order = line.split("\t", -1);
      execute(order[0], Path.of(order[1]));
      System.out.println("done");
    }
  }

  /** Carries out one operation in this process. */
  static void execute(String name, Path location) throws IOException {
    Warehouse warehouse = Warehouse.open(location.toString());
    Operation operation =
        new Operation(
            warehouse, name, Optional.of("test"), new TreeMap<>(), RunFixture.environment());
    switch (name) {
      case "rollback" -> operation.commit(new Rollback(warehouse, 1));
      case "forget" -> operation.commit(new Forgetting(warehouse, newest(2)));
      case "prune" ->
          operation.execute(
              () ->
                  new Pruning(warehouse, Duration.ZERO, Instant.now()).execute(operation.runId()));
      case "purge" -> {
        Purge purge = new Purge(warehouse, "b.txt");
        operation.commit(purge);
        purge.deleteFiles();
      }
      default -> throw new IllegalArgumentException(name);
    }
  }

  /** Returns the policy that keeps so many newest snapshots. */
  static ForgetPolicy newest(int count) {
    return new ForgetPolicy(Map.of(Period.LAST, count), Optional.empty(), new TreeSet<>());
  }
}
