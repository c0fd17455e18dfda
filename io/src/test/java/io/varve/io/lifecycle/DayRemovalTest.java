package io.varve.io.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.records.DayWarehouse;
import io.varve.io.records.Sighting;
import io.varve.io.snapshot.CommitConflictException;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.FaultPlan;
import io.varve.io.storage.FaultPlan.Fault;
import io.varve.io.storage.FaultyStorage;
import io.varve.io.storage.InMemoryStorage;
import io.varve.io.storage.Storage.StoredFile;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DayRemovalTest {

  private static final String DAY = "2026-06-20";
  private static final List<String> DATASETS = List.of("records", "record_items", "notices");

  private DayWarehouse days;

  /** Two days of one source, one of another, details of two records, and what failed. */
  @BeforeEach
  void write() throws IOException {
    days = new DayWarehouse("mem://DayRemovalTest");
    days.run(
        "r1",
        Sighting.of(DAY, "a", 1),
        Sighting.of(DAY, "b", 2),
        Sighting.of("2026-06-21", "c", 1),
        Sighting.other(DAY, "a"),
        Sighting.failed("listings/publication/2026-06-20/modality=6"),
        Sighting.failed("listings/publication/2026-06-21/modality=6"),
        Sighting.failed("listings/publication/2026-06-19..2026-06-20/modality=6"),
        Sighting.failed("invalid/0a1b"));
    days.run(
        "r2",
        Sighting.details(DAY, "a", 3, 1),
        Sighting.details("2026-06-21", "c", 1, 1),
        Sighting.details("2026-06-21", "b", 2, 1),
        Sighting.failed("details/late"));
    days.run("r3", Sighting.of(DAY, "a", 2), Sighting.of(DAY, "d", 1).missing());
  }

  @AfterEach
  void check() throws IOException {
    days.check();
    InMemoryStorage.forget("DayRemovalTest");
  }

  @Test
  void thePlanTellsWhatGoesAndChangesNothing() throws IOException {
    int files = days.open().storage().list("").size();
    DayRemoval.Plan plan = removal(DAY, DAY).plan();

    assertThat(plan.known(), is(true));
    assertThat(plan.rows(), is(Map.of("records", 5L, "record_items", 5L, "record_documents", 2L)));
    assertThat(plan.entries(), is(Map.of("records", 3L, "details", 2L, "listings", 1L)));
    // Records of the day are in a shard of r1 and one of r3; details of "b" are beside those of
    // "c".
    assertThat(plan.wholeFiles(), is(4L));
    assertThat(plan.rewrittenFiles(), is(2L));
    assertThat(days.open().storage().list("").size(), is(files));
  }

  @Test
  void nothingOfTheDayIsLeftAndEverythingElseIs() throws IOException {
    Map<String, List<String>> before = rows(days.current());
    long snapshot = days.current().snapshot().id();

    Stored removed = commit(removal(DAY, DAY)).orElseThrow();

    assertThat(removed.snapshot().author().operation(), is("remove"));
    assertThat(removed.snapshot().reason(), is(Optional.of("a test")));
    assertThat(
        days.entries(removed).keySet(),
        contains(
            "other/records/a",
            "pncp/details/c",
            "pncp/details/late",
            "pncp/invalid/0a1b",
            "pncp/listings/publication/2026-06-19..2026-06-20/modality=6",
            "pncp/listings/publication/2026-06-21/modality=6",
            "pncp/records/c"));
    Map<String, List<String>> left = new TreeMap<>(before);
    left.keySet().removeIf(key -> key.matches(".* pncp/(records|details)/[abd]"));
    assertThat(rows(removed), is(left));
    assertThat(left, is(aMapWithSize(3)));
    assertThat(
        "older snapshots keep it",
        rows(days.open().snapshots().find(snapshot).orElseThrow()),
        is(before));
  }

  @Test
  void filesOfTheDayAloneAreNotEvenRead() throws IOException {
    List<DataFile> files =
        days.dataFiles(days.current()).stream()
            .filter(file -> file.path().contains("records/year=2026/month=06/day=20"))
            .toList();
    Map<String, byte[]> contents = new TreeMap<>();
    InMemoryStorage storage = InMemoryStorage.named("DayRemovalTest");
    for (DataFile file : files) {
      contents.put(file.path(), storage.read(file.path()));
      storage.delete(file.path());
    }
    assertThat(commit(removal(DAY, DAY)).isPresent(), is(true));
    contents.forEach(storage::createIfAbsent);
  }

  @Test
  void severalDaysGoAtOnce() throws IOException {
    Stored removed = commit(removal("2026-06-19", "2026-06-21")).orElseThrow();
    assertThat(
        days.entries(removed).keySet(),
        contains("other/records/a", "pncp/details/late", "pncp/invalid/0a1b"));
    assertThat(removed.snapshot().datasets().get("records").totals().rows(), is(0L));
    assertThat(removed.snapshot().datasets().get("notices").totals().rows(), is(1L));
  }

  @Test
  void theNextRunStoresEverythingAsNew() throws IOException {
    commit(removal(DAY, DAY));
    Stored again = days.run("r5", Sighting.of(DAY, "a", 1), Sighting.of(DAY, "b", 1));
    ManifestEntry entry = days.entries(again).get("pncp/records/a");
    assertThat(entry.attempt().decision().label(), is("added"));
    assertThat(entry.attempt().firstSeenRun(), is("r5"));
    commit(removal(DAY, DAY));
  }

  @Test
  void theSnapshotSaysWhatWasRemoved() throws IOException {
    Snapshot removed = commit(removal(DAY, "2026-06-21")).orElseThrow().snapshot();
    Map<String, String> said = new TreeMap<>();
    Manifests.entries(days.open().storage())
        .readFile(
            removed.manifest().changedEntries().orElseThrow(),
            entry -> said.put(entry.key(), entry.attempt().decisionDetail()));
    assertThat(
        said.get("pncp/records/a"), is("taken out with its day, from 2026-06-20 to 2026-06-21"));
    assertThat(said, not(hasKey("pncp/invalid/0a1b")));
  }

  @Test
  void aDayThatNobodyKnowsIsNothingToDo() throws IOException {
    assertThat(removal("2001-01-01", "2001-12-31").plan().isEmpty(), is(true));
    assertThat(removal("2001-01-01", "2001-12-31").plan().known(), is(true));
    assertThat(commit(removal("2001-01-01", "2001-12-31")), is(Optional.empty()));
    LocalDate day = LocalDate.parse(DAY);
    assertThat(new DayRemoval(days.open(), "pn", day, day).plan().known(), is(false));
    assertThrows(IllegalArgumentException.class, () -> removal("2026-06-21", DAY));
  }

  /** What was purged stays so: a run that follows must leave it alone. */
  @Test
  void tombstonesStay() throws IOException {
    for (String key : List.of("pncp/records/a", "pncp/details/b")) {
      Purge purge = new Purge(days.open(), key);
      operation(days.open(), "purge").commit(purge);
      purge.deleteFiles();
    }
    Stored removed = commit(removal(DAY, DAY)).orElseThrow();
    assertThat(days.entries(removed), hasKey("pncp/records/a"));
    assertThat(days.entries(removed), hasKey("pncp/details/b"));
    assertThat(days.entries(removed), not(hasKey("pncp/records/b")));
  }

  @Test
  void aRunOnTheSameDayIsAConflictAndOneOnAnotherIsNot() throws IOException {
    Optional<Stored> planned = Optional.of(days.current());
    commit(removal(DAY, DAY));
    assertThrows(
        CommitConflictException.class,
        () -> days.commit(planned, "late", Sighting.of(DAY, "a", 3)));
    days.commit(planned, "elsewhere", Sighting.of("2026-06-22", "x", 1));
  }

  @Test
  void aRunThatCommitsFirstIsRemovedToo() throws IOException {
    int[] tries = {0};
    DayRemoval removal = removal(DAY, DAY);
    Stored removed =
        operation(days.open(), "remove")
            .commit(
                (current, author) -> {
                  if (tries[0]++ == 0) {
                    days.run("meanwhile", Sighting.of(DAY, "new", 1));
                  }
                  return removal.plan(current, author);
                })
            .orElseThrow();
    assertThat(tries[0], is(2));
    assertThat(days.entries(removed), not(hasKey("pncp/records/new")));
  }

  /** Whatever call fails: the day is there as a whole or gone as a whole, and can be removed. */
  @Test
  void anyFailingCallLeavesAllOrNothing() throws IOException {
    Map<String, List<String>> before = rows(days, days.current());
    Map<String, List<String>> after = new TreeMap<>(before);
    after.keySet().removeIf(key -> key.matches(".* pncp/(records|details)/[abd]"));
    int calls = 0;
    int gone = 0;
    for (int call = 0; call <= calls; call++) {
      // Each call in one of the ways, and each way at every fourth call.
      FaultPlan plan =
          switch (call % 4) {
            case 0 -> call == 0 ? FaultPlan.none() : FaultPlan.once(Fault.BEFORE, call);
            case 1 -> FaultPlan.once(Fault.AFTER, call);
            case 2 -> FaultPlan.fromThenOn(Fault.HALF, call);
            default -> FaultPlan.fromThenOn(Fault.AFTER, call);
          };
      InMemoryStorage copy = copy();
      String location = FaultyStorage.register("DayRemovalTest", copy, plan);
      try {
        Warehouse faulty = Warehouse.open(location);
        operation(faulty, "remove").commit(removal(faulty, DAY, DAY));
      } catch (IOException | RuntimeException e) {
        assertThat(e.getMessage(), is(notNullValue()));
      }
      calls = Math.max(calls, FaultyStorage.registered("DayRemovalTest").calls().size());
      DayWarehouse broken = new DayWarehouse("mem://DayRemovalTest-copy");
      Map<String, List<String>> now = rows(broken, broken.current());
      assertThat(plan.toString(), now, anyOf(is(before), is(after)));
      gone += now.equals(after) ? 1 : 0;
      operation(broken.open(), "remove").commit(removal(broken.open(), DAY, DAY));
      assertThat(plan.toString(), rows(broken, broken.current()), is(after));
      broken.check();
      InMemoryStorage.forget("DayRemovalTest-copy");
    }
    assertThat("calls after the commit fail, too", gone, is(greaterThan(4)));
  }

  private static InMemoryStorage copy() throws IOException {
    InMemoryStorage from = InMemoryStorage.named("DayRemovalTest");
    InMemoryStorage to = InMemoryStorage.named("DayRemovalTest-copy");
    for (StoredFile file : from.list("")) {
      to.createIfAbsent(file.path(), from.read(file.path()));
    }
    return to;
  }

  private DayRemoval removal(String from, String to) {
    return removal(days.open(), from, to);
  }

  private static DayRemoval removal(Warehouse warehouse, String from, String to) {
    return new DayRemoval(warehouse, "pncp", LocalDate.parse(from), LocalDate.parse(to));
  }

  private Optional<Stored> commit(DayRemoval removal) throws IOException {
    return operation(days.open(), "remove").commit(removal);
  }

  private static Operation operation(Warehouse warehouse, String name) {
    return new Operation(
        warehouse, name, Optional.of("a test"), new TreeMap<>(), DayWarehouse.environment());
  }

  private Map<String, List<String>> rows(Stored stored) throws IOException {
    return rows(days, stored);
  }

  private static Map<String, List<String>> rows(DayWarehouse days, Stored stored)
      throws IOException {
    Map<String, List<String>> rows = new TreeMap<>();
    for (String dataset : DATASETS) {
      days.rows(stored, dataset).forEach((key, list) -> rows.put(dataset + " " + key, list));
    }
    return rows;
  }
}
