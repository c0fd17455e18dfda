package io.varve.pipelines.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.varve.io.audit.Problem;
import io.varve.io.audit.WarehouseChecker;
import io.varve.io.lifecycle.Pruning;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.Storage.StoredFile;
import io.varve.pipelines.run.RunFixture;
import io.varve.transforms.work.ShardPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations whose process is killed at random moments, and then carried out again. */
@Tag("alone")
class KilledOperationTest {

  private static final int KILLS = Integer.getInteger("varve.kills", 4);
  private static final long SEED = 20251104;

  @TempDir Path folder;

  /** Rows of each kept snapshot by id. */
  private record Seen(Map<Long, List<String>> rows) {}

  /** Six snapshots, of which a forget has given up all but three when there is to be waste. */
  @BeforeEach
  void writeBase() throws Exception {
    RunFixture base = new RunFixture(folder.resolve("input"), folder.resolve("base").toString());
    base.settings().shardPlan = new ShardPlan(1 << 20, 60);
    base.settings().enforce = false;
    for (int version = 1; version <= 6; version++) {
      for (String key : List.of("a", "b", "c", "d")) {
        if (version == 1 || (key.hashCode() + version) % 2 == 0) {
          base.write(key + ".txt", key + " in version " + version + "\nline\n");
        }
      }
      base.write("new" + version + ".txt", version == 3 ? "GARBLED\n" : "new\n" + version);
      base.run();
    }
    copy("base", "wasteful");
    OperationsChild.execute("forget", folder.resolve("wasteful"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollback", "forget", "prune", "purge"})
  void killedOperationIsOldOrNewAndCanBeDoneAgain(String operation) throws Exception {
    String base = operation.equals("prune") ? "wasteful" : "base";
    Seen before = seen(base);
    copy(base, "whole");
    copy(base, "warm");
    long whole;
    try (OperationsChild child = OperationsChild.start(folder.resolve("warm"), operation)) {
      long startedAt = System.nanoTime();
      child.order(operation, folder.resolve("whole"));
      child.awaitEnd();
      whole = System.nanoTime() - startedAt;
    }
    Seen after = seen("whole");
    Random random = new Random(SEED);
    int finished = 0;
    for (int i = 0; i < KILLS; i++) {
      String name = operation + i;
      copy(base, name);
      copy(base, name + "-warm");
      // A little past the end, since the last kills must come after it.
      long nanos = (long) (random.nextDouble() * whole * 1.1);
      try (OperationsChild child =
          OperationsChild.start(folder.resolve(name + "-warm"), operation)) {
        child.order(operation, folder.resolve(name));
        Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        child.kill();
      }
      String reason = name + ", killed after " + nanos / 1000 + " us, seed " + SEED;
      Seen now = seen(name, Problem.Kind.NOT_ERASED);
      assertThat(reason, now, anyOf(is(before), is(after)));
      finished += now.equals(after) ? 1 : 0;

      OperationsChild.execute(operation, folder.resolve(name));

      assertThat(reason, seen(name), is(after));
      assertThat(reason, waste(name), is(waste("whole")));
    }
    System.out.printf(
        "Killed %d of %s, which takes %d ms (seed %d): %d were past their commit%n",
        KILLS, operation, whole / 1_000_000, SEED, finished);
  }

  /**
   * Reads everything that is kept, and has it checked.
   *
   * @param allowed what may be wrong: a purge killed between its two steps is to be repeated
   */
  private Seen seen(String name, Problem.Kind... allowed) throws IOException {
    Warehouse warehouse = open(name);
    List<Problem> problems =
        new ArrayList<>(new WarehouseChecker(warehouse).checkData().problems());
    problems.removeIf(problem -> List.of(allowed).contains(problem.kind()));
    assertThat(name, problems, is(empty()));
    SnapshotFiles files = new SnapshotFiles(warehouse);
    History history = warehouse.history();
    files.readErasures(history.current().orElseThrow().snapshot());
    Map<Long, List<String>> rows = new TreeMap<>();
    for (long id : history.kept()) {
      rows.put(id, files.rows(history.find(id).orElseThrow().snapshot()));
    }
    return new Seen(rows);
  }

  /**
   * Counts forgotten snapshots that are there still; what a killed try wrote is for the next prune.
   */
  private long waste(String name) throws IOException {
    List<StoredFile> due =
        new Pruning(open(name), Duration.ZERO, Instant.now()).plan(Optional.empty()).due();
    return due.stream().filter(file -> file.path().startsWith("snapshots/")).count();
  }

  private Warehouse open(String name) throws IOException {
    return Warehouse.open(folder.resolve(name).toString());
  }

  private void copy(String from, String to) throws IOException {
    Path base = folder.resolve(from);
    try (Stream<Path> files = Files.walk(base)) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, folder.resolve(to).resolve(base.relativize(file).toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
