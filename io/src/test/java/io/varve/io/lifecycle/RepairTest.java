package io.varve.io.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.json.SealedJson;
import io.varve.io.lifecycle.ForgetPolicy.Period;
import io.varve.io.lifecycle.Repair.Plan;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.model.Snapshot.Parent;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.DamagedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepairTest {

  private SmallWarehouse warehouse;
  private final List<byte[]> snapshots = new ArrayList<>();

  @BeforeEach
  void commitFour() throws IOException {
    warehouse = new SmallWarehouse("RepairTest");
    for (int id = 1; id <= 4; id++) {
      warehouse.run("r" + id, "a", "b" + id);
      snapshots.add(warehouse.storage().read(WarehouseLayout.snapshot(id)));
    }
  }

  @AfterEach
  void forget() {
    warehouse.close();
  }

  @Test
  void nothingWrongIsNothingToDo() throws IOException {
    Plan plan = plan();
    assertThat(plan.isEmpty(), is(true));
    assertThat(plan.helpless(), is(empty()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void lostAndDamagedSnapshotsArePutBackByteForByte(long id) throws IOException {
    lose(id);
    repairs(id);
    warehouse.damage(WarehouseLayout.snapshot(id));
    repairs(id);
    // Sealed, but not what the chain recorded; of the newest, what its own copy says.
    if (id < 4) {
      warehouse.replace(WarehouseLayout.snapshot(id), snapshots.get((int) (id % 3)));
      repairs(id);
    }
  }

  @Test
  void severalAtOnceArePutBack() throws IOException {
    for (long[] lost : new long[][] {{2, 3}, {3, 4}, {1, 2, 3, 4}, {1, 4}}) {
      for (long id : lost) {
        lose(id);
      }
      repairs(lost);
    }
  }

  @Test
  void planDoesNothing() throws IOException {
    lose(3);
    int files = warehouse.storage().list("").size();
    assertThat(plan().snapshots(), hasSize(1));
    assertThat(warehouse.storage().list(""), hasSize(files));
  }

  @Test
  void whatHasNoCopyIsToldAndLeftAlone() throws IOException {
    lose(2);
    warehouse.storage().delete(WarehouseLayout.snapshotCopy("r2"));
    assertThat(
        plan().helpless(),
        contains("snapshots/00000000000000000002.json: snapshot 2 is lost without a true copy"));
    lose(3);
    assertThat(ids(plan()), contains(3L));
    assertThat(plan().helpless(), hasSize(1));
    lose(4);
    warehouse.storage().delete(WarehouseLayout.snapshotCopy("r4"));
    warehouse.damage(WarehouseLayout.snapshotCopy("r3"));
    // Nobody but the records of runs knows that there were any.
    assertThat(plan().snapshots(), is(empty()));
    assertThat(plan().helpless().get(0), containsString("snapshots 2 to 4 are lost"));
  }

  @Test
  void forgottenSnapshotsStayForgotten() throws IOException {
    ForgetPolicy one = new ForgetPolicy(Map.of(Period.LAST, 1), Optional.empty(), new TreeSet<>());
    warehouse.operation("forget").commit(new Forgetting(warehouse.open(), one));
    lose(1);
    lose(2);

    assertThat(plan().isEmpty(), is(true));
    assertThat(plan().helpless(), is(empty()));
    warehouse.check();
  }

  /** The link that the range of forgotten ones recorded proves the one before them. */
  @Test
  void snapshotBeforeForgottenOnesIsProvenByTheirLink() throws IOException {
    warehouse.operation("tag").commit(Tagging.tag(warehouse.open(), "t", 1, false));
    ForgetPolicy one = new ForgetPolicy(Map.of(Period.LAST, 1), Optional.empty(), new TreeSet<>());
    warehouse.operation("forget").commit(new Forgetting(warehouse.open(), one));
    lose(1);
    lose(2);
    lose(3);
    forge("forger", 1, Optional.empty());

    assertThat(ids(plan()), contains(1L));
    execute();
    assertThat(warehouse.storage().read(WarehouseLayout.snapshot(1)), is(snapshots.get(0)));
  }

  @Test
  void copyOfAnotherWarehouseIsNone() throws IOException {
    lose(4);
    try (SmallWarehouse other = new SmallWarehouse("RepairTest-other")) {
      for (int id = 1; id <= 4; id++) {
        other.run("r" + id, "a", "b" + id);
      }
      warehouse.replace(
          WarehouseLayout.snapshotCopy("r4"),
          other.storage().read(WarehouseLayout.snapshotCopy("r4")));
    }
    assertThat(plan().snapshots(), is(empty()));
    assertThat(plan().helpless(), hasSize(1));
  }

  /** Sealed anew and with the right link: but it lies beside another run's record. */
  @Test
  void copyInAWrongPlaceIsNone() throws IOException {
    lose(4);
    byte[] copy = warehouse.storage().read(WarehouseLayout.snapshotCopy("r4"));
    warehouse.storage().delete(WarehouseLayout.snapshotCopy("r4"));
    warehouse.storage().createIfAbsent(WarehouseLayout.snapshotCopy("r9"), copy);

    assertThat(plan().snapshots(), is(empty()));
  }

  @Test
  void forgedCopiesNeitherWinNorStandInTheWay() throws IOException {
    forge("forger", 2, parentOf(2));
    forge("far", 1_000_000_000_000_000L, Optional.of(new Parent(999_999_999_999_999L, "sha256:0")));
    lose(2);
    repairs(2);
    lose(2);
    lose(3);
    forge("another", 3, parentOf(3));
    repairs(2, 3);
  }

  /** Of the newest nobody recorded the hash; of two that fit nobody can say which is true. */
  @Test
  void doubtAboutTheNewestIsNotDecided() throws IOException {
    lose(4);
    forge("forger", 4, parentOf(4));

    assertThat(plan().snapshots(), is(empty()));
    assertThat(plan().helpless().get(0), containsString("snapshot 4 is lost"));
  }

  @Test
  void unreadableJournalsAndListsGo() throws IOException {
    warehouse.storage().createIfAbsent("staging/r9/s-0.json", new byte[] {'x'});
    warehouse.storage().createIfAbsent("trash/r9.json", new byte[] {'x'});
    warehouse
        .storage()
        .createIfAbsent(
            "trash/r8.json",
            SealedJson.write(new TrashList(1, "r8", Instant.EPOCH, List.of("data/x"))));
    // A newer program knows what it is.
    warehouse
        .storage()
        .createIfAbsent(
            "trash/r7.json", SealedJson.write(new TrashList(99, "r7", Instant.EPOCH, List.of())));

    assertThat(plan().unreadable(), contains("staging/r9/s-0.json", "trash/r9.json"));
    execute();
    assertThat(plan().isEmpty(), is(true));
    assertThat(warehouse.storage().list("trash"), hasSize(2));
  }

  @Test
  void copyThatChangedSinceThePlanIsNotUsed() throws IOException {
    lose(4);
    Plan plan = plan();
    warehouse.replace(WarehouseLayout.snapshotCopy("r4"), "else".getBytes(StandardCharsets.UTF_8));

    assertThrows(DamagedException.class, () -> new Repair(warehouse.open()).execute(plan));
    assertThat(warehouse.open().snapshots().ids(), contains(1L, 2L, 3L));
  }

  private void repairs(long... ids) throws IOException {
    execute();
    assertThat(plan().isEmpty(), is(true));
    assertThat(plan().helpless(), is(empty()));
    for (long id : ids) {
      assertThat(
          "snapshot " + id,
          warehouse.storage().read(WarehouseLayout.snapshot(id)),
          is(snapshots.get((int) id - 1)));
    }
  }

  /** Writes a copy that is sealed as it should be but tells a story of its own. */
  private void forge(String runId, long id, Optional<Parent> parent) throws IOException {
    Snapshot model = warehouse.open().snapshots().copyOf("r4").orElseThrow().snapshot();
    Snapshot forged =
        new Snapshot(
            model.formatVersion(),
            warehouse.open().id(),
            id,
            parent,
            model.committedAt(),
            new Author(runId, "attempt", "run"),
            Optional.of("forged"),
            model.manifest(),
            model.datasets(),
            model.counts(),
            model.lifecycle());
    warehouse
        .storage()
        .createIfAbsent(WarehouseLayout.snapshotCopy(runId), SealedJson.write(forged));
  }

  private Optional<Parent> parentOf(long id) throws IOException {
    return warehouse.open().snapshots().copyOf("r" + id).orElseThrow().snapshot().parent();
  }

  private void lose(long id) {
    warehouse.storage().delete(WarehouseLayout.snapshot(id));
  }

  private Plan plan() throws IOException {
    return new Repair(warehouse.open()).plan();
  }

  private void execute() throws IOException {
    new Repair(warehouse.open()).execute(plan());
  }

  private static List<Long> ids(Plan plan) {
    return plan.snapshots().stream().map(copy -> copy.snapshot().id()).toList();
  }
}
