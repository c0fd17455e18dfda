package io.varve.io.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.manifest.Manifests;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.CommitConflictException;
import io.varve.io.snapshot.SnapshotStore.Stored;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollbackTest {

  private SmallWarehouse warehouse;

  /** 1: a b c. 2: b anew. 3: c removed, d added. */
  @BeforeEach
  void commitThree() throws IOException {
    warehouse = new SmallWarehouse("RollbackTest");
    warehouse.run("r1", "a", "b", "c");
    warehouse.run("r2", "b");
    warehouse.run("r3", "-c", "d");
  }

  @AfterEach
  void check() throws IOException {
    warehouse.check();
    warehouse.close();
  }

  @Test
  void tablesAndManifestAreThoseOfTheOlderSnapshot() throws IOException {
    Snapshot rolledBack = rollback(1).orElseThrow().snapshot();

    assertThat(rolledBack.id(), is(4L));
    assertThat(warehouse.contents(4), is(Map.of("a", "r1", "b", "r1", "c", "r1")));
    Snapshot first = warehouse.snapshot(1);
    assertThat(rolledBack.datasets(), is(first.datasets()));
    assertThat(rolledBack.manifest().entries(), is(first.manifest().entries()));
    assertThat(rolledBack.manifest().entryCount(), is(3L));
    assertThat(rolledBack.changesTables(), is(true));
    // Nothing was deleted.
    assertThat(warehouse.contents(3), is(Map.of("a", "r1", "b", "r2", "d", "r3")));
  }

  /** Its layers have the same base as those before, without the changes on top. */
  @Test
  void aWarehouseWhoseBaseStaysIsIntactAfterIt() throws IOException {
    warehouse.run("r4", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p");
    warehouse.run("r5", "e");
    warehouse.run("r6", "-f", "q");
    assertThat(
        warehouse.snapshot(6).manifest().entries().base(),
        is(warehouse.snapshot(4).manifest().entries().base()));

    Snapshot rolledBack = rollback(4).orElseThrow().snapshot();

    assertThat(rolledBack.manifest().entries(), is(warehouse.snapshot(4).manifest().entries()));
    assertThat(warehouse.contents(7), is(warehouse.contents(4)));
    warehouse.check();
  }

  @Test
  void whatTheSnapshotSaysItChangedIsTheDifference() throws IOException {
    Snapshot rolledBack = rollback(1).orElseThrow().snapshot();

    Map<String, String> changed = new TreeMap<>();
    Manifests.entries(warehouse.storage())
        .readFile(
            rolledBack.manifest().changedEntries().orElseThrow(),
            entry -> changed.put(entry.key(), text(entry)));
    assertThat(
        changed,
        is(
            Map.of(
                "b", "added",
                "c", "added",
                "d",
                    "removed not in snapshot 1, which was rolled back to, by "
                        + rolledBack.author().runId())));
    Map<String, String> files = new TreeMap<>();
    Manifests.dataFiles(warehouse.storage())
        .readFile(
            rolledBack.manifest().changedDataFiles().orElseThrow(),
            change ->
                files.put(change.file().shard(), change.removed() ? "" : change.file().runId()));
    assertThat(files, is(Map.of("b", "r1", "c", "r1", "d", "")));
  }

  private static String text(ManifestEntry entry) {
    String decision = entry.attempt().decision().label();
    return entry.isRemoval()
        ? decision + " " + entry.attempt().decisionDetail() + ", by " + entry.attempt().runId()
        : decision;
  }

  @Test
  void rollbackIsRolledBack() throws IOException {
    rollback(1);
    rollback(3);

    assertThat(warehouse.contents(5), is(warehouse.contents(3)));
    rollback(4);
    assertThat(warehouse.contents(6), is(warehouse.contents(1)));
  }

  @Test
  void sameStateIsNothingToDo() throws IOException {
    assertThat(rollback(3), is(Optional.empty()));
    rollback(1);
    assertThat(rollback(1), is(Optional.empty()));
    assertThat(rollback(4), is(Optional.empty()));
  }

  @Test
  void runsGoOnFromThere() throws IOException {
    rollback(1);

    warehouse.run("r5", "b", "e", "-a");

    assertThat(warehouse.contents(5), is(Map.of("b", "r5", "c", "r1", "e", "r5")));
  }

  @Test
  void tagsAndForgottenSnapshotsStayAsTheyAre() throws IOException {
    warehouse.operation("tag").commit(Tagging.tag(warehouse.open(), "t", 1, false));
    ForgetPolicy two =
        new ForgetPolicy(Map.of(ForgetPolicy.Period.LAST, 1), Optional.empty(), new TreeSet<>());
    warehouse.operation("forget").commit(new Forgetting(warehouse.open(), two));

    rollback(1);

    assertThat(warehouse.open().history().lifecycle().tags(), is(Map.of("t", 1L)));
    assertThat(warehouse.open().history().lifecycle().isForgotten(2), is(true));
    RefusedOperationException refused =
        assertThrows(RefusedOperationException.class, () -> rollback(2));
    assertThat(refused.getMessage(), containsString("Cannot roll back to snapshot 2: it is not"));
    assertThrows(RefusedOperationException.class, () -> rollback(77));
  }

  /** A run that was planned before and changed what the rollback changed must not win silently. */
  @Test
  void runAtWorkOnTheSameFilesIsAConflict() throws IOException {
    Optional<Stored> planned = warehouse.current();
    rollback(1);

    for (String same : new String[] {"b", "c", "d"}) {
      assertThrows(
          CommitConflictException.class, () -> warehouse.commit("late-" + same, planned, same));
    }
  }

  @Test
  void runAtWorkOnOtherFilesIsPutOnTop() throws IOException {
    Optional<Stored> planned = warehouse.current();
    rollback(1);

    warehouse.commit("late", planned, "a", "new");

    assertThat(warehouse.contents(5), is(Map.of("a", "late", "b", "r1", "c", "r1", "new", "late")));
  }

  @Test
  void runThatCommitsFirstIsRolledBackToo() throws IOException {
    int[] tries = {0};
    Rollback rollback = new Rollback(warehouse.open(), 1);

    warehouse
        .operation("rollback")
        .commit(
            (current, author) -> {
              if (tries[0]++ == 0) {
                warehouse.run("meanwhile", "a", "x");
              }
              return rollback.plan(current, author);
            });

    assertThat(tries[0], is(2));
    assertThat(warehouse.contents(5), is(warehouse.contents(1)));
  }

  private Optional<Stored> rollback(long target) throws IOException {
    return warehouse.operation("rollback").commit(new Rollback(warehouse.open(), target));
  }
}
