package io.varve.runners.flink;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a Flink distribution would bring: libraries, configuration, logging. */
final class ClusterFiles {

  /** Flink's own class path names these beside its jars. */
  private static final List<String> COMPANIONS =
      List.of("slf4j-api", "logback", "commons-", "snappy-java", "jsr305");

  private static final String COMMON =
      """
      jobmanager.rpc.address: localhost
      jobmanager.rpc.port: RPC_PORT
      rest.address: localhost
      rest.port: REST_PORT
      heartbeat.interval: 2000
      heartbeat.timeout: 8000
      classloader.parent-first-patterns.additional: org.xerial.snappy;com.github.luben.zstd
      """;

  private static final String JOB_MANAGER =
      """
      jobmanager.bind-host: localhost
      rest.bind-address: localhost
      blob.server.port: "0"
      web.upload.dir: TEMP
      io.tmp.dirs: TEMP
      jobmanager.memory.heap.size: 512m
      jobmanager.memory.off-heap.size: 128m
      jobmanager.memory.jvm-metaspace.size: 256m
      slot.request.timeout: 60000
      restart-strategy:
        type: fixed-delay
        fixed-delay:
          attempts: 10
          delay: 1 s
      """;

  private static final String TASK_MANAGER =
      """
      taskmanager.host: localhost
      taskmanager.bind-host: localhost
      taskmanager.numberOfTaskSlots: 2
      io.tmp.dirs: TEMP
      taskmanager.cpu.cores: 1.0
      taskmanager.memory.framework.heap.size: 128m
      taskmanager.memory.task.heap.size: 512m
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
        <root level="INFO"><appender-ref ref="out"/></root>
        <logger name="org.apache.flink.metrics" level="ERROR"/>
      </configuration>
      """;

  private final Path folder;
  private final String common;

  ClusterFiles(Path folder, int rpcPort, int restPort) {
    this.folder = folder;
    this.common =
        COMMON
            .replace("RPC_PORT", Integer.toString(rpcPort))
            .replace("REST_PORT", Integer.toString(restPort));
  }

  /** Writes the folder of a process and returns it. */
  Path jobManager() throws IOException {
    return write("jobmanager", JOB_MANAGER);
  }

  /** Writes the folder of a process and returns it. */
  Path taskManager(String name) throws IOException {
    return write(name, TASK_MANAGER);
  }

  private Path write(String name, String settings) throws IOException {
    Path home = Files.createDirectories(folder.resolve(name));
    Path temp = Files.createDirectories(home.resolve("tmp"));
    Files.writeString(
        home.resolve("config.yaml"), common + settings.replace("TEMP", temp.toString()));
    Files.writeString(home.resolve("logback.xml"), LOGGING);
    return home;
  }

  /**
   * Returns the class path of Flink alone: Beam's classes must come with each job, or nobody would
   * notice what is missing in the jar for clusters.
   */
  static String classPath() throws IOException {
    Path target = Path.of("target").toAbsolutePath();
    try (Stream<Path> flink = Files.list(target.resolve("flink"));
        Stream<Path> web = Files.list(target.resolve("test-cluster"));
        Stream<Path> lib = Files.list(target.resolve("lib"))) {
      Stream<Path> companions =
          lib.filter(jar -> COMPANIONS.stream().anyMatch(jar.getFileName().toString()::startsWith));
      return Stream.of(
              flink.filter(jar -> !jar.getFileName().toString().startsWith("beam-")),
              web,
              companions)
          .flatMap(jars -> jars)
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
