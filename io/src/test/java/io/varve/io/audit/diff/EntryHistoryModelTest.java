package io.varve.io.audit.diff;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.io.audit.FileHistory;
import io.varve.io.audit.FileHistory.Change;
import io.varve.io.audit.SmallWarehouse;
import io.varve.io.manifest.EntryDigest;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Differences and histories against a plain model: random runs, rollbacks and forgotten snapshots,
 * all pairs of kept snapshots in both directions, all keys.
 */
class EntryHistoryModelTest {

  private static final String NAME = "EntryHistoryModelTest";
  private static final long SEED = 907;
  private static final int HISTORIES = 6;
  private static final int COMMITS = 14;

  private SmallWarehouse small;
  private History history;

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void differencesAndHistoriesAreThoseOfTheModel() throws IOException {
    for (int i = 0; i < HISTORIES; i++) {
      InMemoryStorage.forget(NAME);
      small = new SmallWarehouse(NAME);
      Random random = new Random(SEED + i);
      // Few keys are folded into a new base at once, many stay in layers on one base.
      int keys = i % 2 == 0 ? 60 : 6;
      live(random, keys);
      history = small.warehouse().history();
      String reason = "seed " + SEED + ", history " + i;
      comparesAllPairs(reason);
      for (int key = 0; key < keys; key++) {
        assertThat(reason + ", key " + key, told("key" + key), is(expected("key" + key)));
      }
    }
  }

  private void live(Random random, int keys) throws IOException {
    Map<String, Status> first = new TreeMap<>();
    for (int key = 0; key < keys; key += 2) {
      first.put("key" + key, Status.SUCCEEDED);
    }
    small.commit(first);
    while (small.newest() < COMMITS) {
      if (random.nextInt(5) == 0) {
        small.rollback(1 + random.nextInt((int) small.newest()));
      } else {
        Map<String, Status> change = new TreeMap<>();
        for (int n = random.nextInt(4); n >= 0; n--) {
          String key = "key" + random.nextInt(keys);
          boolean end = random.nextInt(3) == 0 && small.state(small.newest()).containsKey(key);
          change.put(key, end ? Status.REMOVED : Status.SUCCEEDED);
        }
        small.commit(change);
      }
    }
    if (random.nextBoolean()) {
      small.forget(1, 1 + random.nextInt(2));
    }
    small.forget(5, 5 + random.nextInt(3));
    small.forget(11, 11);
  }

  private void comparesAllPairs(String reason) throws IOException {
    List<Long> froms = new ArrayList<>(history.kept());
    froms.add(0L);
    for (long from : froms) {
      for (long to : history.kept()) {
        Optional<Snapshot> first = history.find(from).map(Stored::snapshot);
        Snapshot second = history.find(to).orElseThrow().snapshot();
        SnapshotDifference difference =
            SnapshotDifference.read(small.warehouse(), history, first, second);
        Map<String, String> patched = new TreeMap<>(small.state(from));
        for (EntryChange change : difference.entries()) {
          assertThat(
              reason,
              change.before().map(EntryDigest::runId),
              is(Optional.ofNullable(patched.remove(change.key()))));
          change.after().ifPresent(entry -> patched.put(entry.key(), entry.runId()));
        }
        assertThat(
            reason + ", from " + from + " to " + to, patched, is(new TreeMap<>(small.state(to))));
        assertThat(difference.entries(), hasSize(differing(from, to)));
      }
    }
  }

  private int differing(long from, long to) {
    TreeSet<String> keys = new TreeSet<>(small.state(from).keySet());
    keys.addAll(small.state(to).keySet());
    keys.removeIf(
        key ->
            Optional.ofNullable(small.state(from).get(key))
                .equals(Optional.ofNullable(small.state(to).get(key))));
    return keys.size();
  }

  private List<String> told(String key) throws IOException {
    List<String> told = new ArrayList<>();
    for (Change change : new FileHistory(small.warehouse(), history).of(key, small.newest())) {
      Optional<String> run =
          Optional.of(change.entry()).filter(e -> !e.isRemoval()).map(e -> e.attempt().runId());
      told.add(change.snapshot().id() + " " + run + " " + change.forgotten().isPresent());
    }
    return told;
  }

  private List<String> expected(String key) {
    List<String> expected = new ArrayList<>();
    long before = 0;
    for (long id : history.kept()) {
      Optional<String> now = Optional.ofNullable(small.state(id).get(key));
      if (small.step(id).containsKey(key)) {
        expected.add(id + " " + now + " false");
      } else if (before != id - 1
          && !now.equals(Optional.ofNullable(small.state(before).get(key)))) {
        expected.add(id + " " + now + " true");
      }
      before = id;
    }
    Collections.reverse(expected);
    return expected;
  }
}
