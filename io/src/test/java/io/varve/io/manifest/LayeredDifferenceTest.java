package io.varve.io.manifest;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import io.varve.io.snapshot.Stacking;
import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Differences of random states against plain maps, on one base and on different ones. */
class LayeredDifferenceTest {

  private static final String NAME = "LayeredDifferenceTest";
  private static final long SEED = 1912;
  private static final int HISTORIES = 30;

  private final InMemoryStorage storage = InMemoryStorage.named(NAME);
  private final LayeredTable<DataFileChange> table = Manifests.dataFiles(storage);
  private final LayeredDifference<DataFileChange> difference =
      new LayeredDifference<>(
          table,
          change -> change.file().place(),
          change -> DataFileChange.removalOf(change.file()));
  private int files;
  private int sharedBases;
  private int otherBases;

  /** One state of the list, stored and as a map. */
  private record State(Layers layers, SortedMap<String, String> map) {}

  @AfterEach
  void forget() {
    storage.assertNothingOpen();
    InMemoryStorage.forget(NAME);
  }

  @Test
  void differenceLeadsFromEachStateToEachOther() throws IOException {
    for (int history = 0; history < HISTORIES; history++) {
      Random random = new Random(SEED + history);
      List<State> states = states(random, history % 2 == 0 ? 60 : 8);
      for (int i = 0; i < 12; i++) {
        State from = states.get(random.nextInt(states.size()));
        State to = states.get(random.nextInt(states.size()));
        verify("seed " + SEED + ", history " + history, from, to);
      }
    }
    assertThat(sharedBases, is(greaterThan(20)));
    assertThat(otherBases, is(greaterThan(20)));
  }

  private void verify(String reason, State from, State to) throws IOException {
    Optional<FileRef> written = difference.write(from.layers(), to.layers(), path());

    assertThat(reason, written.isPresent(), is(!from.map().equals(to.map())));
    if (written.isPresent()) {
      Map<String, String> after = new TreeMap<>(from.map());
      int[] rows = {0};
      table.readFile(
          written.get(),
          change -> {
            String shard = change.file().shard();
            rows[0]++;
            String before =
                change.removed() ? after.remove(shard) : after.put(shard, change.file().path());
            assertThat(reason, change.file().path().equals(before), is(change.removed()));
          });
      assertThat(reason, after, is(to.map()));
      assertThat(reason, (long) rows[0], is(written.get().rows()));
      boolean shared = from.layers().base().equals(to.layers().base());
      sharedBases += shared ? 1 : 0;
      otherBases += shared ? 0 : 1;
    }
  }

  @Test
  void fromNothingAndToNothing() throws IOException {
    State some = new State(Layers.EMPTY.plus(write(Map.of("a", "1", "b", "2"))), new TreeMap<>());
    State all = new State(some.layers(), new TreeMap<>(Map.of("a", "1", "b", "2")));
    State nothing = new State(Layers.EMPTY, new TreeMap<>());

    verify("from nothing", nothing, all);
    verify("to nothing", all, nothing);
    verify("nothing", nothing, nothing);
    verify("itself", all, all);
  }

  private List<State> states(Random random, int keys) throws IOException {
    List<State> states = new ArrayList<>();
    SortedMap<String, String> map = new TreeMap<>();
    for (int i = 0; i < keys; i++) {
      map.put("k" + i, "first");
    }
    Layers layers = Stacking.add(table, Layers.EMPTY, write(map), path());
    states.add(new State(layers, new TreeMap<>(map)));
    for (int n = 0; n < 10; n++) {
      Map<String, String> change = new TreeMap<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        // A value that was there before may come back.
        change.put("k" + random.nextInt(keys), random.nextInt(3) == 0 ? "" : "v" + n % 4);
      }
      change.forEach(
          (key, value) -> {
            if (value.isEmpty()) {
              map.remove(key);
            } else {
              map.put(key, value);
            }
          });
      layers = Stacking.add(table, layers, write(change), path());
      states.add(new State(layers, new TreeMap<>(map)));
    }
    return states;
  }

  /** An empty value is a removal. */
  private FileRef write(Map<String, String> change) throws IOException {
    try (LayeredTable.Writer<DataFileChange> writer = table.write(path())) {
      for (Map.Entry<String, String> each : change.entrySet()) {
        boolean removed = each.getValue().isEmpty();
        String path = removed ? "gone" : each.getValue();
        DataFile file = new DataFile("d", each.getKey(), path, 1, 1, "sha256:0", "r");
        writer.add(new DataFileChange(file, removed));
      }
      return writer.publish();
    }
  }

  private String path() {
    return "file" + files++;
  }
}
