package io.varve.io.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.Snapshot.Author;
import io.varve.io.model.Snapshot.Parent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SnapshotTest {

  private static final FileRef BASE = ModelSamples.fileRef("base", 10);
  private static final FileRef OLD = ModelSamples.fileRef("old", 2);
  private static final FileRef NEW = ModelSamples.fileRef("new", 3);

  @Test
  void anIdFollowsItsParent() {
    assertThat(snapshot(1, Optional.empty()).id(), is(1L));
    assertThat(snapshot(18, Optional.of(new Parent(17, ModelSamples.HASH))).id(), is(18L));
    assertThrows(IllegalArgumentException.class, () -> snapshot(0, Optional.empty()));
    assertThrows(IllegalArgumentException.class, () -> snapshot(2, Optional.empty()));
    for (long wrong : new long[] {16, 17, 19}) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> snapshot(wrong, Optional.of(new Parent(17, ModelSamples.HASH))));
      assertThat(refused.getMessage(), containsString("expected 18"));
    }
  }

  @Test
  void anAuthorIsKnown() {
    assertThrows(IllegalArgumentException.class, () -> new Author("", "attempt", "run"));
    assertThrows(IllegalArgumentException.class, () -> new Author("run-1", " ", "run"));
    assertThrows(IllegalArgumentException.class, () -> new Author("run-1", "attempt", ""));
  }

  @Test
  void theDatasetsOfASnapshotCannotBeChangedFromOutside() {
    Map<String, DatasetState> datasets = new TreeMap<>(ModelSamples.snapshot().datasets());
    Snapshot snapshot = snapshot(datasets);
    datasets.clear();
    assertThat(snapshot.datasets().keySet(), contains("sections"));
    assertThrows(UnsupportedOperationException.class, () -> snapshot.datasets().clear());
  }

  @Test
  void layersAreReadFromTheNewest() {
    Layers layers = new Layers(Optional.of(BASE), List.of(OLD)).plus(NEW);
    assertThat(layers.newestFirst(), contains(NEW, OLD, BASE));
    assertThat(layers.deltaRows(), is(5L));
    assertThat(Layers.EMPTY.plus(OLD).newestFirst(), contains(OLD));
    assertThat(Layers.EMPTY.newestFirst(), is(empty()));
  }

  @Test
  void layersKeepACopyOfTheirFiles() {
    List<FileRef> deltas = new ArrayList<>(List.of(OLD));
    Layers layers = new Layers(Optional.empty(), deltas);
    deltas.add(NEW);
    assertThat(layers.deltas(), contains(OLD));
  }

  @Test
  void totalsFollowTheFilesThatComeAndGo() {
    DataFile file = ModelSamples.dataFile();
    DatasetTotals one = DatasetTotals.ZERO.plus(file);
    assertThat(one, is(new DatasetTotals(23, 1, 999)));
    assertThat(one.plus(one).minus(file), is(one));
    assertThat(one.minus(file), is(DatasetTotals.ZERO));
  }

  @Test
  void aDatasetHasANameAndKeyColumns() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Dataset("", FileRef.class, List.of("path"), List.of()));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Dataset("files", FileRef.class, List.of(), List.of()));
    assertThat(refused.getMessage(), containsString("files: it has no key columns"));
  }

  @Test
  void aDataFileReplacesAnotherOfItsPlace() {
    assertThat(ModelSamples.dataFile().place(), is("sections/run-6-00003"));
    assertThat(DataFileChange.of(ModelSamples.dataFile()).removed(), is(false));
    assertThat(DataFileChange.removalOf(ModelSamples.dataFile()).removed(), is(true));
  }

  private static Snapshot snapshot(long id, Optional<Parent> parent) {
    Snapshot base = ModelSamples.snapshot();
    return new Snapshot(
        1,
        "w",
        id,
        parent,
        Instant.EPOCH,
        base.author(),
        base.reason(),
        base.manifest(),
        Map.of(),
        base.counts(),
        base.lifecycle());
  }

  private static Snapshot snapshot(Map<String, DatasetState> datasets) {
    Snapshot base = ModelSamples.snapshot();
    return new Snapshot(
        1,
        "w",
        base.id(),
        base.parent(),
        Instant.EPOCH,
        base.author(),
        base.reason(),
        base.manifest(),
        datasets,
        base.counts(),
        base.lifecycle());
  }
}
