package io.varve.io.audit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.varve.io.audit.ChainReader.Chain;
import io.varve.io.audit.Problem.Kind;
import io.varve.io.model.Forgotten;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.WarehouseLayout;
import io.varve.io.storage.InMemoryStorage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChainReaderTest {

  private static final String NAME = "ChainReaderTest";

  private Histories history;
  private final Findings findings = new Findings();

  @BeforeEach
  void sixSnapshots() throws IOException {
    history = new Histories("mem://" + NAME);
    for (int i = 1; i <= 6; i++) {
      history.commit("document-" + i);
    }
  }

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void anIntactChainIsReadInOrder() throws IOException {
    assertThat(ids(read()), is(List.of(1L, 2L, 3L, 4L, 5L, 6L)));
    assertThat(findings.all(), is(empty()));
  }

  @Test
  void aMissingSnapshotIsNamed() throws IOException {
    delete(3);
    Chain chain = read();
    assertThat(places(Kind.MISSING_FILE), contains(path(3)));
    assertThat(chain.readable(), is(false));
    assertThat(chain.newestIntact(), is(true));
  }

  @Test
  void theNewestIsMissedByTheCopyBesideItsRun() throws IOException {
    delete(6);
    Chain chain = read();
    assertThat(places(Kind.MISSING_FILE), contains(path(6)));
    assertThat(chain.newest(), is(6L));
    assertThat(chain.newestIntact(), is(false));
  }

  @Test
  void aForgedSnapshotIsNamedWhereverItStands() throws IOException {
    for (long id : List.of(1L, 4L, 6L)) {
      byte[] original = history.storage().read(path(id));
      history.forge(path(id), "committed_at", "2020-01-01T00:00:00Z");
      Findings each = new Findings();
      Chain chain = new ChainReader(history.warehouse(), each).read();
      assertThat(each.all().stream().map(Problem::place).toList(), contains(path(id)));
      assertThat(each.all().get(0).kind(), is(Kind.BROKEN_CHAIN));
      assertThat(chain.newestIntact(), is(id != 6));
      history.replace(path(id), original);
    }
  }

  @Test
  void aForgedSnapshotWithAForgedCopyIsNamedByTheOneAfterIt() throws IOException {
    history.forge(path(4), "committed_at", "2020-01-01T00:00:00Z");
    history.replace(WarehouseLayout.snapshotCopy("run-4"), history.storage().read(path(4)));
    read();
    assertThat(places(Kind.BROKEN_CHAIN), contains(path(4)));
  }

  @Test
  void aForgedLinkIsNotTheFaultOfTheParent() throws IOException {
    history.forgeParent(path(4));
    read();
    assertThat(places(Kind.BROKEN_CHAIN), contains(path(4)));
  }

  @Test
  void aForgedLinkOfTheNewestIsNotTheFaultOfTheParent() throws IOException {
    history.forgeParent(path(6));
    read();
    assertThat(places(Kind.BROKEN_CHAIN), contains(path(6)));
  }

  @Test
  void aForgedLinkOfTheNewestIsItsFaultAlsoWhenItHasNoCopy() throws IOException {
    history.forgeParent(path(6));
    history.storage().delete(WarehouseLayout.snapshotCopy("run-6"));
    read();
    assertThat(places(Kind.BROKEN_CHAIN), contains(path(6)));
  }

  @Test
  void aForgedCopyIsNotTheFaultOfTheSnapshot() throws IOException {
    String copy = WarehouseLayout.snapshotCopy("run-4");
    history.forge(copy, "committed_at", "2020-01-01T00:00:00Z");
    read();
    assertThat(places(Kind.BROKEN_CHAIN), contains(copy));
  }

  @Test
  void withoutCopiesTheLinksStillTell() throws IOException {
    for (int i = 1; i <= 6; i++) {
      history.storage().delete(WarehouseLayout.snapshotCopy("run-" + i));
    }
    read();
    assertThat(findings.all(), is(empty()));
    history.forge(path(4), "committed_at", "2020-01-01T00:00:00Z");
    read();
    assertThat(places(Kind.BROKEN_CHAIN), contains(path(4)));
  }

  @Test
  void aSnapshotOfAnotherWarehouseIsNamed() throws IOException {
    history.forge(path(6), "warehouse_id", "another");
    read();
    assertThat(places(Kind.BROKEN_CHAIN), hasItem(path(6)));
  }

  @Test
  void forgottenSnapshotsAreNotMissedAndTheChainHoldsAcrossThem() throws IOException {
    forget(3, 4);
    assertThat(ids(read()), is(List.of(1L, 2L, 5L, 6L, 7L)));
    delete(3);
    delete(4);
    assertThat(ids(read()), is(List.of(1L, 2L, 5L, 6L, 7L)));
    assertThat(findings.all(), is(empty()));
  }

  @Test
  void aSnapshotBeforeAGapIsVerifiedByWhatTheGapRecords() throws IOException {
    forget(3, 4);
    delete(3);
    delete(4);
    history.forge(path(2), "committed_at", "2020-01-01T00:00:00Z");
    history.storage().delete(WarehouseLayout.snapshotCopy("run-2"));
    read();
    assertThat(places(Kind.BROKEN_CHAIN), contains(path(2)));
  }

  @Test
  void aDamagedForgottenSnapshotThatWaitsForItsEndIsNamed() throws IOException {
    forget(3, 4);
    history.replace(path(3), "garbage".getBytes(StandardCharsets.UTF_8));
    assertThat(ids(read()), is(List.of(1L, 2L, 5L, 6L, 7L)));
    assertThat(places(Kind.UNREADABLE), contains(path(3)));
  }

  @Test
  void whatWasForgottenIsKnownAlsoWhenTheNewestIsUnreadable() throws IOException {
    forget(3, 4);
    delete(3);
    delete(4);
    history.replace(path(7), "garbage".getBytes(StandardCharsets.UTF_8));
    Chain chain = read();
    assertThat(findings.all().stream().map(Problem::place).toList(), contains(path(7)));
    assertThat(chain.newestIntact(), is(false));
  }

  @Test
  void aFileWithAnEnormousNumberIsNoEndlessWork() throws IOException {
    String far = "snapshots/09223372036854775807.json";
    history.replace(far, "garbage".getBytes(StandardCharsets.UTF_8));
    read();
    assertThat(places(Kind.UNREADABLE), contains(far));
    assertThat(findings.count(), is(lessThan(110L)));
  }

  private Chain read() throws IOException {
    return new ChainReader(history.warehouse(), findings).read();
  }

  private void forget(long first, long last) throws IOException {
    Snapshot oldest = history.warehouse().snapshots().find(first).orElseThrow().snapshot();
    history.commit(
        "run-7",
        manifest -> manifest.unchanged(),
        lifecycle -> lifecycle.withForgotten(List.of(new Forgotten(first, last, oldest.parent()))));
  }

  private void delete(long id) throws IOException {
    history.storage().delete(path(id));
  }

  private List<String> places(Kind kind) {
    return findings.all().stream().filter(p -> p.kind() == kind).map(Problem::place).toList();
  }

  private static List<Long> ids(Chain chain) {
    return chain.kept().stream().map(stored -> stored.snapshot().id()).toList();
  }

  private static String path(long id) {
    return WarehouseLayout.snapshot(id);
  }
}
