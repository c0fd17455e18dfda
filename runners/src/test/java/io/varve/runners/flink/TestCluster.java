package io.varve.runners.flink;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * A standalone Flink cluster: a JobManager and TaskManagers with two slots each, processes of their
 * own that only this machine can reach. Leaves nothing behind when it is closed, nor when the tests
 * are interrupted.
 */
final class TestCluster implements CloseableResource, AutoCloseable {

  private static final String JOB_MANAGER =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String TASK_MANAGER =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
  private static final int SLOTS_EACH = 2;

  private final Path folder;
  private final ClusterFiles files;
  private final Map<String, String> variables;
  private final String address;
  private final Process jobManager;
  private final Deque<Process> taskManagers = new ArrayDeque<>();
  private final Thread hook = new Thread(this::kill);
  private int started;

  private TestCluster(Path folder, int rpcPort, int restPort, Map<String, String> variables)
      throws IOException {
    this.folder = folder;
    this.variables = variables;
    this.files = new ClusterFiles(folder, rpcPort, restPort);
    this.address = "localhost:" + restPort;
    Runtime.getRuntime().addShutdownHook(hook);
    this.jobManager =
        start(JOB_MANAGER, files.jobManager(), "-Xmx512m", "-XX:MaxMetaspaceSize=256m");
  }

  /** Starts a cluster and returns when it is ready. */
  static TestCluster start(int workers) throws Exception {
    return start(workers, Map.of());
  }

  /** Starts a cluster whose processes have these environment variables. */
  static TestCluster start(int workers, Map<String, String> variables) throws Exception {
    TestCluster cluster =
        new TestCluster(
            Files.createTempDirectory("varve-flink-"), freePort(), freePort(), variables);
    try {
      for (int i = 0; i < workers; i++) {
        cluster.startTaskManager();
      }
      cluster.awaitSlots();
      return cluster;
    } catch (Exception | AssertionError e) {
      cluster.close();
      throw e;
    }
  }

  /** Returns host and port of the REST interface. */
  String address() {
    return address;
  }

  ClusterRest rest() {
    return new ClusterRest(address);
  }

  /** Returns a folder for a client, with its configuration. */
  Path clientFolder() throws IOException {
    return files.taskManager("client");
  }

  /** Starts one more TaskManager and returns at once. */
  void startTaskManager() throws IOException {
    started++;
    taskManagers.add(
        start(
            TASK_MANAGER,
            files.taskManager("taskmanager-" + started),
            "-Xmx640m",
            "-XX:MaxDirectMemorySize=704m",
            "-XX:MaxMetaspaceSize=256m"));
  }

  /** Returns when all TaskManagers have told the JobManager of their slots. */
  void awaitSlots() throws Exception {
    ClusterRest rest = rest();
    Await.until(
        "the cluster is ready",
        () -> {
          if (!jobManager.isAlive()) {
            throw new AssertionError(Files.readString(folder.resolve("jobmanager/log")));
          }
          return rest.slots() == SLOTS_EACH * taskManagers.size();
        });
  }

  /** Kills the TaskManager with this process id, as the operating system would. */
  void killTaskManager(long pid) throws InterruptedException {
    Process victim =
        taskManagers.stream().filter(process -> process.pid() == pid).findFirst().orElseThrow();
    int unused = victim.destroyForcibly().waitFor();
    taskManagers.remove(victim);
  }

  /** Kills the TaskManager that was started first. */
  void killTaskManager() throws InterruptedException {
    killTaskManager(taskManagers.getFirst().pid());
  }

  void killJobManager() throws InterruptedException {
    int unused = jobManager.destroyForcibly().waitFor();
  }

  /** Returns what the JobManager has logged. */
  String log() throws IOException {
    return Files.readString(folder.resolve("jobmanager/log"));
  }

  @Override
  public void close() throws IOException {
    kill();
    Runtime.getRuntime().removeShutdownHook(hook);
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  private void kill() {
    List<Process> all = new ArrayList<>(taskManagers);
    all.add(jobManager);
    all.forEach(Process::destroyForcibly);
    for (Process each : all) {
      each.onExit().join();
    }
  }

  private Process start(String main, Path home, String... memory) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(memory));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Djava.io.tmpdir=" + home.resolve("tmp"));
    command.add("-Dlogback.configurationFile=" + home.resolve("logback.xml"));
    command.addAll(List.of("-cp", ClusterFiles.classPath(), main));
    command.addAll(List.of("--configDir", home.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(variables);
    return builder.redirectOutput(home.resolve("log").toFile()).start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
