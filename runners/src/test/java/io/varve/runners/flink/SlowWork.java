package io.varve.runners.flink;

import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Documents that take their time, each large enough for a shard of its own. */
final class SlowWork {

  /** A little more than what no shard is made smaller than. */
  private static final int BYTES = (4 << 20) + 1000;

  private final Path folder;
  private final Path jar;
  private final int documents;

  /** Writes the documents, all of which take equally long. */
  SlowWork(Path folder, int documents, long millis) throws IOException {
    this.folder = folder;
    this.jar = SlowJar.in(folder);
    this.documents = documents;
    byte[] content = new byte[BYTES];
    byte[] pause = (millis + "\n").getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(pause, 0, content, 0, pause.length);
    Files.createDirectories(input());
    for (int i = 0; i < documents; i++) {
      content[BYTES - 1] = (byte) ('a' + i);
      Path file = Files.write(input().resolve("document-" + i + ".txt"), content);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(9))));
    }
  }

  Path input() {
    return folder.resolve("input");
  }

  Path warehouse() {
    return folder.resolve("warehouse");
  }

  int documents() {
    return documents;
  }

  /** Returns the environment that makes the slow classes known to the command line. */
  Map<String, String> variables() {
    return Map.of("VARVE_CLASSPATH", jar.toString());
  }

  /** Returns a command line over the documents. */
  List<String> words(String warehouse, String... more) {
    List<String> words = new ArrayList<>(List.of("run", "filings", "--extractor=slow", "--json"));
    words.addAll(List.of("--input=" + input(), "--warehouse=" + warehouse));
    words.addAll(List.of(more));
    return words;
  }

  /** Executes a command line in this process, on another thread. */
  CompletableFuture<Result> start(List<String> words) {
    return CompletableFuture.supplyAsync(
        () -> Workbench.execute(variables(), words.toArray(new String[0])));
  }

  /** Returns as soon as the journal knows of a finished shard. */
  void awaitFirstShard() throws Exception {
    Await.until("a shard is finished", () -> shardsFinished() > 0);
  }

  private long shardsFinished() throws IOException {
    Path staging = warehouse().resolve("staging");
    if (!Files.isDirectory(staging)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(staging)) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }
}
