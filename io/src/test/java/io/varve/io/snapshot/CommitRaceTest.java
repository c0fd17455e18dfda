package io.varve.io.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.varve.io.audit.WarehouseChecker;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultPlan.Fault;
import io.varve.io.storage.FaultyStorage;
import io.varve.io.storage.InMemoryStorage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many commit at the same moment: each id has one winner, and no commit is lost. */
class CommitRaceTest {

  private static final int RACERS = 8;
  private static final int ROUNDS = 200;

  @TempDir Path root;

  @Test
  void processesNeverShareAnIdNorLoseACommit() throws Exception {
    Warehouse warehouse = Warehouse.openOrCreate(root.toString());
    List<Process> racers = new ArrayList<>();
    Map<Long, String> winners = new TreeMap<>();
    try {
      for (int i = 0; i < RACERS; i++) {
        racers.add(CommitChild.start(root, "p" + i));
      }
      List<BufferedReader> answers = racers.stream().map(r -> r.inputReader(UTF_8)).toList();
      for (BufferedReader answer : answers) {
        assertThat(answer.readLine(), is("ready"));
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (Process racer : racers) {
          racer.getOutputStream().write((round + "\n").getBytes(UTF_8));
          racer.getOutputStream().flush();
        }
        for (int i = 0; i < RACERS; i++) {
          long id = Long.parseLong(answers.get(i).readLine());
          assertThat(winners.put(id, "p" + i + "-" + round) == null, is(true));
        }
      }
    } finally {
      racers.forEach(Process::destroyForcibly);
    }
    assertThat(history(warehouse), is(winners));
    assertThat(winners.size(), is(RACERS * ROUNDS));
    assertThat(new WarehouseChecker(warehouse).checkStructure().problems(), is(empty()));
  }

  @Test
  void lostAnswersNeitherDoubleNorLoseACommit() throws Exception {
    int lost = 0;
    ExecutorService threads = Executors.newFixedThreadPool(RACERS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        String name = "CommitRaceTest-" + round;
        Warehouse warehouse = Warehouse.openOrCreate("mem://" + name);
        CyclicBarrier barrier = new CyclicBarrier(RACERS);
        Map<String, Future<Optional<Stored>>> racers = new TreeMap<>();
        for (int i = 0; i < RACERS; i++) {
          String racer = name + "-racer" + i;
          // The first call opens the warehouse, the second looks for the id, the third takes it.
          FaultPlan plan = FaultPlan.once(Fault.AFTER, 3 + (round + i) % 4);
          Warehouse faulty =
              Warehouse.open(FaultyStorage.register(racer, InMemoryStorage.named(name), plan));
          racers.put(racer, threads.submit(() -> race(barrier, faulty, racer)));
        }
        Map<Long, String> acknowledged = new TreeMap<>();
        for (Map.Entry<String, Future<Optional<Stored>>> racer : racers.entrySet()) {
          Optional<Stored> stored = racer.getValue().get();
          lost += stored.isEmpty() ? 1 : 0;
          stored.ifPresent(s -> acknowledged.put(s.snapshot().id(), racer.getKey()));
        }
        // A racer that could not read gave up before it created anything.
        assertThat("round " + round, history(warehouse), is(acknowledged));
        InMemoryStorage.forget(name);
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.printf("Commits with lost answers: %d of %d gave up%n", lost, RACERS * ROUNDS);
    assertThat(RACERS * ROUNDS - lost, is(greaterThan(ROUNDS)));
  }

  private static Optional<Stored> race(CyclicBarrier barrier, Warehouse warehouse, String runId)
      throws Exception {
    barrier.await();
    try {
      return Optional.of(warehouse.committer().commit(Optional.empty(), Pending.empty(runId)));
    } catch (IOException | CommitFailedException e) {
      return Optional.empty();
    }
  }

  private static Map<Long, String> history(Warehouse warehouse) throws IOException {
    Map<Long, String> history = new TreeMap<>();
    for (long id : warehouse.snapshots().ids()) {
      Stored stored = warehouse.snapshots().find(id).orElseThrow();
      history.put(id, stored.snapshot().author().runId());
    }
    return history;
  }
}
