package io.varve.io.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.snapshot.SnapshotStore.Stored;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaggingTest {

  private SmallWarehouse warehouse;

  @BeforeEach
  void commitTwo() throws IOException {
    warehouse = new SmallWarehouse("TaggingTest");
    warehouse.run("r1", "a");
    warehouse.run("r2", "b");
  }

  @AfterEach
  void check() throws IOException {
    warehouse.check();
    warehouse.close();
  }

  @Test
  void tagNamesASnapshotUntilItIsTakenAway() throws IOException {
    assertThat(commit(tag("audit-2024", 1, false)).isPresent(), is(true));

    assertThat(warehouse.open().history().lifecycle().tags(), is(Map.of("audit-2024", 1L)));
    assertThat(found("audit-2024"), is(Optional.of(1L)));
    assertThat(found("2"), is(Optional.of(2L)));
    assertThat(found("Audit-2024"), is(Optional.empty()));
    assertThat(found("99999999999999999999"), is(Optional.empty()));
    assertThat(warehouse.contents(3), is(warehouse.contents(2)));

    commit(Tagging.untag(warehouse.open(), "audit-2024"));

    assertThat(found("audit-2024"), is(Optional.empty()));
    assertThat(warehouse.open().history().lifecycle().tags(), is(Map.of()));
  }

  @Test
  void sameTagAgainIsNothingToDo() throws IOException {
    commit(tag("t", 1, false));

    assertThat(commit(tag("t", 1, false)), is(Optional.empty()));
  }

  @Test
  void tagOfAnotherSnapshotIsMovedOnlyWhenAsked() throws IOException {
    commit(tag("t", 1, false));

    RefusedOperationException refused =
        assertThrows(RefusedOperationException.class, () -> commit(tag("t", 2, false)));
    assertThat(refused.getMessage(), containsString("snapshot 1 has the tag t."));
    assertThat(refused.getMessage(), containsString("--move"));
    assertThat(found("t"), is(Optional.of(1L)));

    commit(tag("t", 2, true));
    assertThat(found("t"), is(Optional.of(2L)));
  }

  @Test
  void onlyKeptSnapshotsGetTags() throws IOException {
    assertThrows(RefusedOperationException.class, () -> commit(tag("t", 3, false)));
    ForgetPolicy one =
        new ForgetPolicy(Map.of(ForgetPolicy.Period.LAST, 1), Optional.empty(), new TreeSet<>());
    warehouse.operation("forget").commit(new Forgetting(warehouse.open(), one));

    RefusedOperationException refused =
        assertThrows(RefusedOperationException.class, () -> commit(tag("t", 1, false)));
    assertThat(refused.getMessage(), containsString("Cannot tag snapshot 1: it is not kept."));
  }

  @Test
  void tagThatNobodyHasCannotBeTakenAway() {
    RefusedOperationException refused =
        assertThrows(
            RefusedOperationException.class, () -> commit(Tagging.untag(warehouse.open(), "t")));
    assertThat(refused.getMessage(), containsString("Cannot remove tag t: no snapshot has it."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z9", "v1.2_x-y", "release.2024-01-01"})
  void namesThatCanBe(String name) throws IOException {
    assertThat(commit(tag(name, 1, false)).isPresent(), is(true));
  }

  /** A number would be taken for an id. */
  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1a", "-a", "a b", "ä", "a/b", "a\n", ".."})
  void namesThatCannotBe(String name) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> tag(name, 1, false));
    assertThat(refused.getMessage(), containsString("Invalid tag: '" + name + "'"));
  }

  @Test
  void namesAreNotEndless() {
    assertThrows(IllegalArgumentException.class, () -> tag("a".repeat(101), 1, false));
  }

  private Tagging tag(String tag, long id, boolean move) {
    return Tagging.tag(warehouse.open(), tag, id, move);
  }

  private Optional<Stored> commit(Tagging tagging) throws IOException {
    return warehouse.operation("tag").commit(tagging);
  }

  private Optional<Long> found(String name) throws IOException {
    return warehouse.open().history().find(name).map(stored -> stored.snapshot().id());
  }
}
