package io.varve.pipelines.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.varve.io.audit.WarehouseChecker;
import io.varve.io.lifecycle.Forgetting;
import io.varve.io.lifecycle.Operation;
import io.varve.io.lifecycle.Operation.Planner;
import io.varve.io.lifecycle.Pruning;
import io.varve.io.lifecycle.Purge;
import io.varve.io.lifecycle.Rollback;
import io.varve.io.lifecycle.Tagging;
import io.varve.io.model.Snapshot;
import io.varve.io.run.RunStatus;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultPlan.Fault;
import io.varve.io.storage.FaultyStorage;
import io.varve.io.storage.InMemoryStorage;
import io.varve.io.storage.Storage.StoredFile;
import io.varve.pipelines.lifecycle.HistoryModel.Doc;
import io.varve.pipelines.lifecycle.HistoryModel.State;
import io.varve.pipelines.run.LinesExtractor;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.compact.CompactionRule;
import io.varve.transforms.work.ShardPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A long life of one warehouse, made of everything that can happen to it in random order, against a
 * model in plain maps. After each step every kept snapshot must be whole and have exactly its rows;
 * after a prune without waiting the storage must hold what they need and nothing else.
 */
class RandomHistoryTest {

  private static final String NAME = "RandomHistoryTest";
  private static final long SEED = Long.getLong("varve.history.seed", 7021);
  private static final int RUNS = Integer.getInteger("varve.history.runs", 45);
  private static final int KEYS = 12;
  private static final Duration GRACE = Duration.ofHours(24);

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private final HistoryModel model = new HistoryModel();
  private final Map<String, Integer> done = new TreeMap<>();
  private final List<String> log = new ArrayList<>();
  private SnapshotFiles files;
  private Instant clock = Instant.parse("2024-01-01T00:00:00Z");
  private int callsOfARun;
  private int versions;
  private int runs;
  private long adopted;

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void everyKeptSnapshotHasItsRowsWhateverHappens() throws Exception {
    try {
      for (int i = 0; i < KEYS; i++) {
        write("k" + i + ".txt", text());
      }
      run(false);
      files = new SnapshotFiles(warehouse());
      while (runs < RUNS) {
        clock = clock.plus(Duration.ofHours(random.nextInt(12)));
        step(random.nextInt(100));
        verify();
      }
    } catch (Exception | AssertionError e) {
      throw new AssertionError("seed " + SEED + ": " + String.join("; ", log), e);
    }
    System.out.printf("Seed %d, %d runs: %s, %d adopted%n", SEED, runs, done, adopted);
    for (String each : List.of("dying run", "rollback", "tag", "forget", "prune")) {
      assertThat(each, done.getOrDefault(each, 0), is(greaterThan(0)));
    }
    assertThat(adopted, is(greaterThan(0L)));
  }

  private void step(int dice) throws Exception {
    if (dice < 48) {
      edit();
      run(random.nextInt(3) == 0);
    } else if (dice < 52) {
      compact();
    } else if (dice < 55) {
      purge();
    } else if (dice < 68) {
      edit();
      dyingRun();
      if (random.nextBoolean()) {
        verify();
        run(false);
      }
    } else if (dice < 76) {
      rollback();
    } else if (dice < 80) {
      tag();
    } else if (dice < 82) {
      untag();
    } else if (dice < 88) {
      forget("mem://" + NAME);
    } else if (dice < 92) {
      prune(Duration.ZERO);
      verifyNothingElseIsStored();
    } else if (dice < 96) {
      prune(GRACE);
    } else {
      dyingOperation();
    }
  }

  private void edit() throws IOException {
    for (int n = random.nextInt(4); n >= 0; n--) {
      String key = "k" + random.nextInt(KEYS) + ".txt";
      if (random.nextInt(5) == 0 && model.input().containsKey(key) && model.input().size() > 3) {
        fixture("mem://" + NAME).delete(key);
        model.input().remove(key);
      } else {
        write(key, random.nextInt(5) == 0 ? HistoryModel.BAD + versions++ : text());
      }
    }
  }

  private String text() {
    return "version " + versions++ + "\nline\n".repeat(random.nextInt(3)) + "end\n";
  }

  private void write(String key, String text) throws IOException {
    fixture("mem://" + NAME).write(key, text);
    model.input().put(key, text);
  }

  private void run(boolean pruneDeleted) throws Exception {
    note("run");
    String counting = FaultyStorage.register(NAME, InMemoryStorage.named(NAME), FaultPlan.none());
    RunFixture fixture = settled(fixture(counting), pruneDeleted);
    SortedMap<String, Doc> after = model.afterRun(pruneDeleted);
    boolean rowsChange = !HistoryModel.rows(after).equals(HistoryModel.rows(model.current()));
    RunReport report = fixture.runUnchecked();
    runs++;
    if (report.status() == RunStatus.COMMITTED) {
      callsOfARun = FaultyStorage.registered(NAME).calls().size();
    }
    adopted += report.counts().adopted();
    assertThat(
        report.toString(),
        report.status(),
        rowsChange
            ? is(RunStatus.COMMITTED)
            : anyOf(is(RunStatus.COMMITTED), is(RunStatus.NO_CHANGES)));
    expectIfCommitted(new State(after, true));
  }

  private void compact() throws IOException {
    note("compact");
    settled(fixture("mem://" + NAME), false).compactUnchecked(new CompactionRule(6_000, 2));
    expectIfCommitted(new State(model.current(), true));
  }

  private void purge() throws IOException {
    List<String> keys = new ArrayList<>(model.current().keySet());
    String key = keys.get(random.nextInt(keys.size()));
    if (model.purged().size() == 3 || model.purged().contains(key)) {
      return;
    }
    note("purge");
    Warehouse warehouse = warehouse();
    Purge purge = new Purge(warehouse, key);
    operation(warehouse, "purge").commit(purge);
    purge.deleteFiles();
    SortedMap<String, Doc> after = new TreeMap<>(model.current());
    after.put(key, Doc.PURGED);
    model.erase(key);
    expectIfCommitted(new State(after, true));
    assertThat(purge.plan().dataFiles() + purge.plan().strayFiles().size(), is(0L));
  }

  private void dyingRun() throws IOException {
    note("dying run");
    boolean pruneDeleted = random.nextInt(3) == 0;
    SortedMap<String, Doc> after = model.afterRun(pruneDeleted);
    try {
      settled(fixture(dying(callsOfARun)), pruneDeleted).runUnchecked();
    } catch (Exception e) {
      log.add(e.getClass().getSimpleName());
    }
    runs++;
    expectIfCommitted(new State(after, true));
  }

  private void rollback() throws IOException {
    long target = anyKept();
    note("rollback");
    SortedMap<String, Doc> docs = model.afterRollback(target);
    boolean rowsChange = !HistoryModel.rows(docs).equals(HistoryModel.rows(model.current()));
    Optional<Stored> committed = commit("mem://" + NAME, "rollback", w -> new Rollback(w, target));
    assertThat(committed.isPresent() || !rowsChange, is(true));
    expectIfCommitted(new State(docs, true));
  }

  private void tag() throws IOException {
    note("tag");
    String tag = "t" + random.nextInt(3);
    long target = anyKept();
    var committed = commit("mem://" + NAME, "tag", w -> Tagging.tag(w, tag, target, true));
    Optional<Long> before = Optional.ofNullable(model.tags().put(tag, target));
    assertThat(committed.isPresent(), is(!before.equals(Optional.of(target))));
    expectIfCommitted(new State(model.current(), false));
  }

  private void untag() throws IOException {
    if (!model.tags().isEmpty()) {
      note("untag");
      String tag = model.tags().firstKey();
      commit("mem://" + NAME, "untag", w -> Tagging.untag(w, tag));
      model.tags().remove(tag);
      expectIfCommitted(new State(model.current(), false));
    }
  }

  private void forget(String location) throws IOException {
    int keepLast = 1 + random.nextInt(6);
    note("forget");
    SortedSet<Long> stay = model.afterForget(keepLast);
    Optional<Stored> committed =
        commit(location, "forget", w -> new Forgetting(w, OperationsChild.newest(keepLast)));
    assertThat(committed.isPresent(), is(!model.kept().keySet().equals(stay)));
    expectForgotten(stay);
  }

  private void expectForgotten(SortedSet<Long> stay) throws IOException {
    State current = new State(model.current(), false);
    if (newest() > model.kept().lastKey()) {
      model.kept().keySet().retainAll(stay);
      expectIfCommitted(current);
    }
  }

  private void prune(Duration grace) throws IOException {
    note(grace.isZero() ? "prune" : "late prune");
    prune("mem://" + NAME, grace);
  }

  private void prune(String location, Duration grace) throws IOException {
    Warehouse warehouse = Warehouse.open(location);
    Operation operation = operation(warehouse, "prune");
    operation.execute(() -> new Pruning(warehouse, grace, clock).execute(operation.runId()));
  }

  /** An operation whose process dies has done all or nothing, as far as anybody can see. */
  private void dyingOperation() throws IOException {
    note("dying operation");
    int which = random.nextInt(4);
    long target = anyKept();
    int keepLast = 1 + random.nextInt(6);
    State before = new State(model.afterRollback(target), true);
    try {
      String location = dying(40);
      switch (which) {
        case 0 -> commit(location, "rollback", w -> new Rollback(w, target));
        case 1 ->
            commit(location, "forget", w -> new Forgetting(w, OperationsChild.newest(keepLast)));
        case 2 -> prune(location, Duration.ZERO);
        default -> prune(location, GRACE);
      }
    } catch (IOException | RuntimeException e) {
      log.add(which + " " + e.getClass().getSimpleName());
    }
    if (which == 0) {
      expectIfCommitted(before);
    } else if (which == 1) {
      expectForgotten(model.afterForget(keepLast));
    }
  }

  private Optional<Stored> commit(String location, String name, Plans plans) throws IOException {
    Warehouse warehouse = Warehouse.open(location);
    return operation(warehouse, name).commit(plans.on(warehouse));
  }

  /** Makes a planner for a warehouse. */
  private interface Plans {
    Planner on(Warehouse warehouse);
  }

  private static Operation operation(Warehouse warehouse, String name) throws IOException {
    return new Operation(
        warehouse, name, Optional.of("test"), new TreeMap<>(), RunFixture.environment());
  }

  private String dying(int within) {
    Fault fault = Fault.values()[random.nextInt(3)];
    FaultPlan plan = FaultPlan.fromThenOn(fault, 1 + random.nextInt(within));
    log.add(plan.toString());
    return FaultyStorage.register(NAME, InMemoryStorage.named(NAME), plan);
  }

  private RunFixture settled(RunFixture fixture, boolean pruneDeleted) {
    fixture.settings().shardPlan = new ShardPlan(1 << 20, 60);
    fixture.settings().maxMissing = 100;
    fixture.settings().enforce = false;
    fixture.settings().workers = 1;
    fixture.settings().prune = pruneDeleted;
    fixture.settings().retryFailed = random.nextInt(6) == 0;
    fixture.settings().extractor =
        LinesExtractor.plain().setting(random.nextInt(12) == 0 ? "b" : "a");
    return fixture;
  }

  private void note(String step) {
    log.add(step);
    done.merge(step, 1, Integer::sum);
  }

  private long anyKept() {
    List<Long> ids = new ArrayList<>(model.kept().keySet());
    return ids.get(random.nextInt(ids.size()));
  }

  private void expectIfCommitted(State state) throws IOException {
    long newest = newest();
    if (model.kept().isEmpty() || newest > model.kept().lastKey()) {
      model.kept().put(newest, state);
    }
  }

  private long newest() throws IOException {
    return warehouse().snapshots().latest().map(stored -> stored.snapshot().id()).orElse(0L);
  }

  private Warehouse warehouse() throws IOException {
    return Warehouse.open("mem://" + NAME);
  }

  private RunFixture fixture(String location) {
    return new RunFixture(folder.resolve("input"), location);
  }

  private void verify() throws IOException {
    assertThat(new WarehouseChecker(warehouse()).checkData().problems(), is(empty()));
    History history = warehouse().history();
    files.readErasures(history.current().orElseThrow().snapshot());
    assertThat(history.kept(), is(List.copyOf(model.kept().keySet())));
    assertThat(history.lifecycle().tags(), is(model.tags()));
    for (Map.Entry<Long, State> each : model.kept().entrySet()) {
      Snapshot snapshot = history.find(each.getKey()).orElseThrow().snapshot();
      String reason = "snapshot " + each.getKey();
      SortedMap<String, Doc> docs = each.getValue().docs();
      assertThat(reason, files.rows(snapshot), is(HistoryModel.rows(docs)));
      assertThat(reason, snapshot.manifest().entryCount(), is((long) docs.size()));
      for (String path : files.paths(snapshot)) {
        assertThat(path, warehouse().storage().size(path).isPresent(), is(true));
      }
    }
  }

  private void verifyNothingElseIsStored() throws IOException {
    History history = warehouse().history();
    SortedSet<String> needed = new TreeSet<>(List.of(WarehouseLayout.MARKER));
    needed.addAll(files.readErasures(history.current().orElseThrow().snapshot()));
    for (long id : model.kept().keySet()) {
      Snapshot snapshot = history.find(id).orElseThrow().snapshot();
      needed.addAll(files.paths(snapshot));
      needed.add(WarehouseLayout.snapshotCopy(snapshot.author().runId()));
    }
    List<String> more =
        warehouse().storage().list("").stream()
            .map(StoredFile::path)
            .filter(path -> !needed.contains(path))
            .filter(path -> !path.matches("runs/[^/]+/(started|finished)\\.json"))
            .toList();
    assertThat(more, is(empty()));
  }
}
