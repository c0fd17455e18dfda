package io.varve.bench.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.varve.bench.process.WrongOutcomeException;
import io.varve.io.json.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A JobManager and TaskManagers of one slot each, as processes. They end when it is closed, and
 * with this process.
 */
public final class Cluster implements AutoCloseable {

  private static final String JOB_MANAGER =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String TASK_MANAGER =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

  /** What docs/operations.md recommends: C2 waits until a method is called often. */
  private static final List<String> COMPILING =
      List.of(
          "-XX:Tier4InvocationThreshold=150000",
          "-XX:Tier4MinInvocationThreshold=18000",
          "-XX:Tier4CompileThreshold=450000",
          "-XX:Tier4BackEdgeThreshold=1200000");

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final String classPath;
  private final String address;
  private final List<Process> processes = new ArrayList<>();
  private final Thread end = new Thread(this::kill);

  private Cluster(String classPath, int restPort) {
    this.classPath = classPath;
    this.address = "localhost:" + restPort;
    Runtime.getRuntime().addShutdownHook(end);
  }

  /**
   * Starts a cluster and returns when it is ready.
   *
   * @param target the build of the module with the programs
   * @param folder an empty folder for configuration and logs
   * @param installed whether the jar of varve lies in Flink's {@code lib} folder, so that its
   *     classes stay loaded from one job to the next
   */
  public static Cluster start(Path target, Path folder, int workers, boolean installed)
      throws IOException, InterruptedException, WrongOutcomeException {
    int rpcPort = freePort();
    int restPort = freePort();
    ClusterFolder files = new ClusterFolder(folder, rpcPort, restPort, installed);
    Cluster cluster = new Cluster(ClusterFolder.classPath(target, installed), restPort);
    try {
      cluster.start(JOB_MANAGER, files.jobManager(), List.of("-Xmx512m", "-XX:+UseSerialGC"));
      List<String> options = new ArrayList<>(COMPILING);
      options.addAll(List.of("-Xmx2176m", "-XX:MaxDirectMemorySize=704m", "-XX:+UseParallelGC"));
      for (int i = 1; i <= workers; i++) {
        cluster.start(TASK_MANAGER, files.taskManager(i), options);
      }
      cluster.await(workers);
      return cluster;
    } catch (IOException | InterruptedException | WrongOutcomeException e) {
      cluster.close();
      throw e;
    }
  }

  /** Returns host and port for {@code --flinkMaster}. */
  public String address() {
    return address;
  }

  @Override
  public void close() {
    kill();
    Runtime.getRuntime().removeShutdownHook(end);
  }

  private void kill() {
    processes.forEach(Process::destroyForcibly);
    processes.forEach(each -> each.onExit().join());
  }

  private void start(String main, Path home, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-XX:MaxMetaspaceSize=256m");
    command.add("-Djava.io.tmpdir=" + home.resolve("tmp"));
    command.add("-Dlogback.configurationFile=" + home.resolve("logback.xml"));
    command.addAll(List.of("-cp", classPath, main, "--configDir", home.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    processes.add(builder.redirectOutput(home.resolve("log").toFile()).start());
  }

  private void await(int slots) throws InterruptedException, WrongOutcomeException {
    Instant until = Instant.now().plus(PATIENCE);
    while (slots() < slots) {
      if (Instant.now().isAfter(until) || processes.stream().anyMatch(each -> !each.isAlive())) {
        throw new WrongOutcomeException("Cannot start a Flink cluster of " + slots + " slots");
      }
      Thread.sleep(200);
    }
  }

  private int slots() throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/overview")).build();
    try {
      String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
      return Json.parse(answer).path("slots-total").asInt();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot read Flink's answer", e);
    } catch (IOException e) {
      return 0;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
