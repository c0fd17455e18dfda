package io.varve.pipelines.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.varve.io.audit.CheckReport;
import io.varve.io.audit.CheckReport.FileTotals;
import io.varve.io.audit.Problem;
import io.varve.io.audit.WarehouseChecker;
import io.varve.io.lifecycle.ForgetPolicy;
import io.varve.io.lifecycle.ForgetPolicy.Period;
import io.varve.io.lifecycle.Forgetting;
import io.varve.io.lifecycle.Operation;
import io.varve.io.lifecycle.Pruning;
import io.varve.io.lifecycle.Purge;
import io.varve.io.lifecycle.Rollback;
import io.varve.io.lifecycle.Tagging;
import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.FileRef;
import io.varve.io.model.Manifest;
import io.varve.io.model.Snapshot;
import io.varve.io.run.Journal;
import io.varve.io.run.ShardOutcome;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.InMemoryStorage;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.StoredFile;
import io.varve.pipelines.run.RunFixture;
import io.varve.transforms.work.ShardPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A byte of any file of a warehouse with everything in it is flipped: the check names the file.
 *
 * <p>Parquet files that nobody names are left out: no hash of them is recorded anywhere, nobody
 * reads them, and prune deletes them.
 */
class AnyFlippedByteTest {

  private static final String NAME = "AnyFlippedByteTest";
  private static final long SEED = 2024;

  /** 1,000 in all; more in the profile {@code soak}. */
  private static final int SAMPLES = Math.max(500, Integer.getInteger("varve.soak.cases", 0));

  @TempDir private Path folder;
  private RunFixture runs;
  private Warehouse warehouse;
  private final Random random = new Random(SEED);

  @BeforeEach
  void aWarehouseWithEverythingInIt() throws Exception {
    runs = new RunFixture(folder, "mem://" + NAME);
    runs.settings().shardPlan = new ShardPlan(1 << 20, 40);
    runs.settings().enforce = false;
    runs.settings().prune = true;
    runs.settings().maxMissing = 100;
    for (String key : new String[] {"a", "b", "c", "d"}) {
      runs.write(key, "first " + key + "\nsecond line\n");
    }
    runs.write("bad", "GARBLED\n");
    runs.run();
    warehouse = runs.open();
    runs.write("b", "another b\nwith\nmore lines\n");
    runs.write("c", "GARBLED\nwas good\n");
    runs.run();
    runs.write("e", "new e\n");
    runs.delete("d");
    runs.run();
    Changes.commit(warehouse, "tag", Tagging.tag(warehouse, "audit", 2, false));
    Changes.commit(warehouse, "rollback", new Rollback(warehouse, 1));
    runs.run();
    Purge purge = new Purge(warehouse, "a");
    Changes.commit(warehouse, "purge", purge);
    assertThat(purge.deleteFiles(), is(greaterThan(0L)));
    runs.write("f", "new f\nlast line\n");
    runs.run();
    ForgetPolicy policy =
        new ForgetPolicy(Map.of(Period.LAST, 3), Optional.empty(), new TreeSet<>());
    Changes.commit(warehouse, "forget", new Forgetting(warehouse, policy));
    leaveUnfinishedWork();
  }

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  /** A run that died left a finished shard: a journal line and a data file that only it names. */
  private void leaveUnfinishedWork() throws IOException {
    DataFile like = runs.dataFiles().get(0);
    String path = "data/lines/20200101T000000Z-dead00/dead-00001.parquet";
    storage().createIfAbsent(path, storage().read(like.path()));
    DataFile left =
        new DataFile(
            like.dataset(),
            "dead",
            path,
            like.rows(),
            like.sizeBytes(),
            like.sha256(),
            "20200101T000000Z-dead00");
    new Journal(storage())
        .add(left.runId(), "dead", "1", ShardOutcome.of(List.of(DataFileChange.of(left))));
  }

  @Test
  void isNamed() throws Exception {
    Operation marking = Changes.operation(warehouse, "prune");
    marking.execute(() -> pruning(Duration.ofDays(1)).execute(marking.runId()).marked().size());
    List<String> before = flip();
    assertThat(
        before,
        hasItems(
            "varve.json",
            "snapshots/00000000000000000001.json",
            "trash/" + marking.runId() + ".json"));

    Operation deleting = Changes.operation(warehouse, "prune");
    deleting.execute(() -> pruning(Duration.ZERO).execute(deleting.runId()).due().size());
    leaveUnfinishedWork();
    List<String> after = flip();
    assertThat(after, not(hasItem("snapshots/00000000000000000001.json")));
    assertThat(after, hasItem("snapshots/00000000000000000002.json"));
    System.out.printf(
        "Flipped 2 x %d bytes in %d and %d files, seed %d%n",
        SAMPLES, before.size(), after.size(), SEED);
  }

  private Pruning pruning(Duration grace) {
    return new Pruning(warehouse, grace, Instant.now());
  }

  /** Flips bytes of all files in turn; returns their paths. */
  private List<String> flip() throws IOException {
    CheckReport intact = new WarehouseChecker(warehouse).checkData();
    assertThat(intact.problems(), is(empty()));
    List<String> files = new ArrayList<>();
    int waste = 0;
    Set<String> named = namedParquet();
    for (StoredFile file : storage().list("")) {
      if (file.path().endsWith(".parquet") && !named.contains(file.path())) {
        waste++;
      } else {
        files.add(file.path());
      }
    }
    Map<String, FileTotals> unreferenced = intact.unreferenced().orElseThrow();
    assertThat((long) waste, is(files(unreferenced, "data") + files(unreferenced, "manifests")));
    for (int i = 0; i < SAMPLES; i++) {
      String path = files.get(i % files.size());
      byte[] bytes = storage().read(path);
      byte[] flipped = bytes.clone();
      flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      put(path, flipped);
      assertNamed(path);
      put(path, bytes);
    }
    assertThat(new WarehouseChecker(warehouse).checkData().problems(), is(empty()));
    return files;
  }

  private static long files(Map<String, FileTotals> totals, String folder) {
    return totals.containsKey(folder) ? totals.get(folder).files() : 0;
  }

  private void assertNamed(String path) throws IOException {
    List<Problem> problems;
    try {
      problems = new WarehouseChecker(Warehouse.open(runs.location())).checkData().problems();
    } catch (DamagedException e) {
      // Without its marker nobody knows what to check.
      assertThat(e.path(), is(path));
      return;
    }
    assertThat(
        path + " in " + problems,
        problems.stream().filter(problem -> problem.place().equals(path)).toList(),
        hasSize(greaterThan(0)));
  }

  /** Returns the Parquet files that kept snapshots and journals name. */
  private Set<String> namedParquet() throws IOException {
    Set<String> named = new HashSet<>();
    History history = warehouse.history();
    for (long id : history.kept()) {
      Snapshot snapshot = history.find(id).orElseThrow().snapshot();
      Manifest manifest = snapshot.manifest();
      manifest.entries().newestFirst().forEach(file -> named.add(file.path()));
      manifest.dataFiles().newestFirst().forEach(file -> named.add(file.path()));
      manifest.changedEntries().map(FileRef::path).ifPresent(named::add);
      manifest.changedDataFiles().map(FileRef::path).ifPresent(named::add);
      history.dataFiles(warehouse, snapshot).forEach(file -> named.add(file.path()));
    }
    history.lifecycle().erasures().newestFirst().forEach(file -> named.add(file.path()));
    named.add("data/lines/20200101T000000Z-dead00/dead-00001.parquet");
    return named;
  }

  private Storage storage() {
    return warehouse.storage();
  }

  private void put(String path, byte[] bytes) throws IOException {
    storage().delete(path);
    assertThat(storage().createIfAbsent(path, bytes), is(true));
  }
}
