package io.varve.io.snapshot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.audit.WarehouseChecker;
import io.varve.io.gcs.fake.CallKind;
import io.varve.io.gcs.fake.FakeGcs;
import io.varve.io.gcs.fake.GcsFault;
import io.varve.io.gcs.fake.GcsFaultPlan;
import io.varve.io.snapshot.SnapshotStore.Stored;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many commit to a bucket whose answers get lost: each id has one winner, no commit is lost. */
class GcsCommitRaceTest {

  private static final int RACERS = 8;
  private static final int ROUNDS = 100;

  private FakeGcs fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeGcs.start("bucket");
  }

  @AfterEach
  void stop() {
    fake.close();
    fake.assertNoDefects();
  }

  @Test
  void lostAnswersNeitherDoubleNorLoseACommit() throws Exception {
    AtomicInteger lost = new AtomicInteger();
    Random random = new Random(20240302);
    GcsFaultPlan losing =
        (call, kind) -> {
          boolean loses = kind == CallKind.UPLOAD && oneInThree(random);
          lost.addAndGet(loses ? 1 : 0);
          return loses ? GcsFault.LOST : GcsFault.NONE;
        };
    ExecutorService threads = Executors.newFixedThreadPool(RACERS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        Warehouse warehouse = Warehouse.openOrCreate("gs://bucket/race-" + round);
        CyclicBarrier barrier = new CyclicBarrier(RACERS);
        Map<String, Future<Stored>> racers = new TreeMap<>();
        fake.restart(losing);
        for (int i = 0; i < RACERS; i++) {
          String racer = "racer" + i;
          Committer committer = Warehouse.open("gs://bucket/race-" + round).committer();
          racers.put(
              racer,
              threads.submit(
                  () -> {
                    barrier.await();
                    return committer.commit(Optional.empty(), Pending.empty(racer));
                  }));
        }
        Map<Long, String> acknowledged = new TreeMap<>();
        for (Map.Entry<String, Future<Stored>> racer : racers.entrySet()) {
          String before = acknowledged.put(racer.getValue().get().snapshot().id(), racer.getKey());
          assertThat("round " + round + ", " + before, before == null, is(true));
        }
        fake.restart(GcsFaultPlan.none());
        assertThat("round " + round, history(warehouse), is(acknowledged));
        assertThat(acknowledged.size(), is(RACERS));
        assertThat(new WarehouseChecker(warehouse).checkStructure().problems(), is(empty()));
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.printf("Commits in a bucket: %d answers lost%n", lost.get());
    assertThat(lost.get(), is(greaterThan(ROUNDS)));
  }

  /** The request may still be on its way when its sender has given up. */
  @Test
  void aCommitThatNobodyAnswersIsUnknownEvenWhenNothingIsThere() throws IOException {
    Warehouse warehouse = Warehouse.openOrCreate("gs://bucket/w");
    fake.restart((call, kind) -> kind == CallKind.UPLOAD ? GcsFault.UNAVAILABLE : GcsFault.NONE);

    assertThrows(
        CommitUnknownException.class,
        () -> warehouse.committer().commit(Optional.empty(), Pending.empty("run")));

    fake.restart(GcsFaultPlan.none());
    warehouse.committer().commit(Optional.empty(), Pending.empty("run"));
    assertThat(warehouse.snapshots().ids(), contains(1L));
  }

  @Test
  void aCommitThatCannotBeLookedUpIsUnknown() throws IOException {
    Warehouse warehouse = Warehouse.openOrCreate("gs://bucket/w");
    Committer committer = warehouse.committer();
    AtomicInteger uploads = new AtomicInteger();
    fake.restart(
        (call, kind) -> {
          uploads.addAndGet(kind == CallKind.UPLOAD ? 1 : 0);
          return uploads.get() > 0 ? GcsFault.LOST : GcsFault.NONE;
        });

    assertThrows(
        CommitUnknownException.class,
        () -> committer.commit(Optional.empty(), Pending.empty("run")));

    fake.restart(GcsFaultPlan.none());
    assertThat(warehouse.snapshots().ids(), contains(1L));
    Stored found = committer.commit(Optional.empty(), Pending.empty("run"));
    assertThat(found.snapshot().author().runId(), is("run"));
    assertThat(warehouse.snapshots().ids(), contains(1L));
  }

  private static boolean oneInThree(Random random) {
    synchronized (random) {
      return random.nextInt(3) == 0;
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
