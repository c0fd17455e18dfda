package io.varve.bench.flink;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Configuration, logging and libraries of a cluster that only this machine can reach. */
final class ClusterFolder {

  /** Flink's own class path names these beside its jars. */
  private static final List<String> COMPANIONS =
      List.of("slf4j-api", "logback", "commons-", "snappy-java", "jsr305");

  private static final String COMMON =
      """
      jobmanager.rpc.address: localhost
      jobmanager.rpc.port: RPC_PORT
      jobmanager.bind-host: localhost
      rest.address: localhost
      rest.bind-address: localhost
      rest.port: REST_PORT
      blob.server.port: "0"
      io.tmp.dirs: TEMP
      classloader.resolve-order: ORDER
      classloader.parent-first-patterns.additional: org.xerial.snappy;com.github.luben.zstd
      """;

  private static final String JOB_MANAGER =
      """
      jobmanager.memory.heap.size: 512m
      jobmanager.memory.off-heap.size: 128m
      jobmanager.memory.jvm-metaspace.size: 256m
      """;

  private static final String TASK_MANAGER =
      """
      taskmanager.host: localhost
      taskmanager.bind-host: localhost
      taskmanager.numberOfTaskSlots: 1
      taskmanager.cpu.cores: 1.0
      taskmanager.memory.framework.heap.size: 128m
      taskmanager.memory.task.heap.size: 2g
      taskmanager.memory.framework.off-heap.size: 128m
      taskmanager.memory.task.off-heap.size: 64m
      taskmanager.memory.network.min: 512m
      taskmanager.memory.network.max: 512m
      taskmanager.memory.managed.size: 128m
      taskmanager.memory.jvm-metaspace.size: 256m
      taskmanager.memory.jvm-overhead.min: 192m
      taskmanager.memory.jvm-overhead.max: 192m
      """;

  private static final String LOGGING =
      """
      <configuration>
        <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%d{HH:mm:ss.SSS} %-5level %logger{30}: %msg%n</pattern></encoder>
        </appender>
        <root level="WARN"><appender-ref ref="out"/></root>
      </configuration>
      """;

  private final Path folder;
  private final String common;

  ClusterFolder(Path folder, int rpcPort, int restPort, boolean installed) {
    this.folder = folder;
    this.common =
        COMMON
            .replace("ORDER", installed ? "parent-first" : "child-first")
            .replace("RPC_PORT", Integer.toString(rpcPort))
            .replace("REST_PORT", Integer.toString(restPort));
  }

  /** Writes the folder of the JobManager. */
  Path jobManager() throws IOException {
    return write("jobmanager", JOB_MANAGER);
  }

  /** Writes the folder of a TaskManager. */
  Path taskManager(int number) throws IOException {
    return write("taskmanager-" + number, TASK_MANAGER);
  }

  private Path write(String name, String settings) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Path temp = Files.createDirectories(home.resolve("tmp"));
    Files.writeString(
        home.resolve("config.yaml"), (common + settings).replace("TEMP", temp.toString()));
    Files.writeString(home.resolve("logback.xml"), LOGGING);
    return home;
  }

  /**
   * Returns Flink's class path without Beam, whose classes come with each job.
   *
   * @param installed whether it begins with the jar of varve, and Beam in it
   */
  static String classPath(Path target, boolean installed) throws IOException {
    try (Stream<Path> flink = Files.list(target.resolve("flink"));
        Stream<Path> lib = Files.list(target.resolve("lib"))) {
      Stream<Path> companions =
          lib.filter(jar -> COMPANIONS.stream().anyMatch(jar.getFileName().toString()::startsWith));
      Stream<Path> own = flink.filter(jar -> !jar.getFileName().toString().startsWith("beam-"));
      Stream<Path> varve = Stream.of(target.resolve("varve-cluster.jar"));
      return Stream.of(installed ? varve : Stream.<Path>empty(), own, companions)
          .flatMap(jars -> jars)
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
