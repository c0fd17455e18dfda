package io.varve.io.snapshot;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import io.varve.io.parquet.RowReader;
import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Layers against a plain map: random histories of changes and removals read the same. */
class LayersModelTest {

  private static final String NAME = "LayersModelTest";
  private static final long SEED = 1831;
  private static final int HISTORIES = 40;
  private static final int CHANGES = 24;

  private final InMemoryStorage storage = InMemoryStorage.named(NAME);
  private final LayeredTable<ManifestEntry> table = Manifests.entries(storage);
  private int files;

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void layersReadLikeAMap() throws IOException {
    for (int history = 0; history < HISTORIES; history++) {
      Random random = new Random(SEED + history);
      // Many keys and few: the changes of the first pile up, those of the second are folded.
      int keys = history % 2 == 0 ? 120 : 12;
      Map<String, String> model = new TreeMap<>();
      Layers layers = Stacking.add(table, Layers.EMPTY, change(model, allOf(keys), "0"), path());
      for (int i = 1; i < CHANGES; i++) {
        Map<String, Status> change = new TreeMap<>();
        for (int n = random.nextInt(4); n >= 0; n--) {
          boolean removal = random.nextInt(4) == 0;
          change.put("key" + random.nextInt(keys), removal ? Status.REMOVED : Status.SUCCEEDED);
        }
        layers = Stacking.add(table, layers, change(model, change, "" + i), path());
        assertThat(layers.deltas().size(), is(lessThanOrEqualTo(16)));
        String reason = "seed " + SEED + ", history " + history + ", change " + i;
        assertThat(reason, contents(layers), is(model));
        String wanted = "key" + random.nextInt(keys);
        assertThat(
            reason,
            table.find(layers, wanted).map(entry -> entry.attempt().runId()),
            is(Optional.ofNullable(model.get(wanted))));
        if (i % 4 == 0) {
          findsSome(reason, layers, model, new TreeSet<>(List.of(wanted, "key" + keys, "key0")));
        }
      }
    }
  }

  private void findsSome(
      String reason, Layers layers, Map<String, String> model, Set<String> wanted)
      throws IOException {
    Map<String, String> expected = new TreeMap<>(model);
    expected.keySet().retainAll(wanted);
    Map<String, String> found = new TreeMap<>();
    table.findAll(layers, wanted).forEach((key, entry) -> found.put(key, entry.attempt().runId()));
    assertThat(reason, found, is(expected));
    for (String prefix : List.of("key1", "none")) {
      Map<String, String> below = new TreeMap<>();
      table
          .findBelow(layers, prefix)
          .forEach((key, entry) -> below.put(key, entry.attempt().runId()));
      Map<String, String> beginning = new TreeMap<>(model);
      beginning.keySet().removeIf(key -> !key.startsWith(prefix));
      assertThat(reason + ", below " + prefix, below, is(beginning));
    }
  }

  @Test
  void severalRowGroupsAreSearched() throws IOException {
    int keys = 60_000;
    FileRef file;
    try (LayeredTable.Writer<ManifestEntry> writer = table.write(path())) {
      for (int i = 0; i < keys; i++) {
        writer.add(Pending.entry("v", longKey(i), Status.SUCCEEDED));
      }
      file = writer.publish();
    }
    assertThat(RowReader.groups(storage, file.path()).size(), greaterThan(1));
    Layers layers = new Layers(Optional.of(file), List.of());
    Set<String> wanted = new TreeSet<>();
    for (int i : new int[] {0, 1, keys / 2, keys - 1}) {
      wanted.add(longKey(i));
    }
    assertThat(new TreeSet<>(table.findAll(layers, wanted).keySet()), is(wanted));
    assertThat(table.findAll(layers, Set.of("none")).keySet(), is(Set.of()));
  }

  /** Long, and of letters that no compression makes short. */
  private static String longKey(int number) {
    return new Random(number)
        .ints(1000, '!', 127)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Map<String, Status> allOf(int keys) {
    Map<String, Status> all = new TreeMap<>();
    for (int i = 0; i < keys; i += 2) {
      all.put("key" + i, Status.SUCCEEDED);
    }
    return all;
  }

  private FileRef change(Map<String, String> model, Map<String, Status> change, String version)
      throws IOException {
    try (LayeredTable.Writer<ManifestEntry> writer = table.write(path())) {
      for (Map.Entry<String, Status> each : change.entrySet()) {
        writer.add(Pending.entry("v" + version, each.getKey(), each.getValue()));
        if (each.getValue() == Status.REMOVED) {
          model.remove(each.getKey());
        } else {
          model.put(each.getKey(), "v" + version);
        }
      }
      return writer.publish();
    }
  }

  private Map<String, String> contents(Layers layers) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    table.forEach(
        layers,
        entry -> assertThat(contents.put(entry.key(), entry.attempt().runId()) == null, is(true)));
    return contents;
  }

  private String path() {
    return "file" + files++;
  }
}
