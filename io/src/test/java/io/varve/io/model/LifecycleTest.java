package io.varve.io.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.Snapshot.Parent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private static final long SEED = 5;

  @Test
  void aRangeFollowsItsParent() {
    assertThat(new Forgotten(1, 4, Optional.empty()).contains(4), is(true));
    assertThat(gone(3, 4).contains(2), is(false));
    assertThrows(IllegalArgumentException.class, () -> new Forgotten(2, 4, Optional.empty()));
    assertThrows(IllegalArgumentException.class, () -> new Forgotten(0, 4, Optional.empty()));
    assertThrows(IllegalArgumentException.class, () -> gone(4, 3));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Forgotten(4, 4, Optional.of(new Parent(2, "sha256:2"))));
  }

  @Test
  void rangesThatTouchBecomeOneWithTheOldestLink() {
    assertThat(Forgotten.merged(List.of()), is(empty()));
    assertThat(
        Forgotten.merged(List.of(gone(7, 7), gone(3, 4), gone(5, 5), gone(1, 1))),
        contains(gone(1, 1), gone(3, 5), gone(7, 7)));
    assertThat(Forgotten.merged(List.of(gone(3, 9), gone(4, 5))), contains(gone(3, 9)));
  }

  @Test
  void mergedRangesHoldTheSameSnapshots() {
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      List<Forgotten> ranges = new ArrayList<>();
      TreeSet<Long> ids = new TreeSet<>();
      for (int n = random.nextInt(8); n > 0; n--) {
        long first = 1L + random.nextInt(20);
        long last = first + random.nextInt(4);
        ranges.add(gone(first, last));
        LongStream.rangeClosed(first, last).forEach(ids::add);
      }
      Collections.shuffle(ranges, random);
      // That it can be made proves that no two ranges touch.
      Lifecycle lifecycle = Lifecycle.EMPTY.withForgotten(Forgotten.merged(ranges));
      for (long id = 1; id < 30; id++) {
        assertThat("seed " + SEED + ", case " + i, lifecycle.isForgotten(id), is(ids.contains(id)));
      }
      for (Forgotten range : lifecycle.forgotten()) {
        assertThat(range, is(gone(range.first(), range.last())));
      }
    }
  }

  @Test
  void rangesThatTouchAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Lifecycle.EMPTY.withForgotten(List.of(gone(1, 2), gone(3, 4))));
    assertThrows(
        IllegalArgumentException.class,
        () -> Lifecycle.EMPTY.withForgotten(List.of(gone(5, 5), gone(1, 2))));
  }

  @Test
  void onePartChangesAndTheOthersStay() {
    Layers erasures = new Layers(Optional.of(ModelSamples.fileRef("e", 1)), List.of());
    Lifecycle all =
        Lifecycle.EMPTY
            .withTags(new TreeMap<>(Map.of("t", 3L)))
            .withForgotten(List.of(gone(1, 2)))
            .withErasures(erasures);

    assertThat(all.tags(), is(Map.of("t", 3L)));
    assertThat(all.forgotten(), contains(gone(1, 2)));
    assertThat(all.erasures(), is(erasures));
    assertThrows(UnsupportedOperationException.class, () -> all.tags().put("x", 1L));
    assertThrows(
        IllegalArgumentException.class,
        () -> Lifecycle.EMPTY.withTags(new TreeMap<>(Map.of(" ", 3L))));
  }

  @Test
  void whatIsNotThereAndWasNotForgottenIsLost() {
    Lifecycle lifecycle = Lifecycle.EMPTY.withForgotten(List.of(gone(3, 4), gone(6, 6)));

    assertThat(lifecycle.lost(List.of()), is(empty()));
    assertThat(lifecycle.lost(List.of(1L, 2L, 5L, 7L)), is(empty()));
    // Forgotten ones may still be there.
    assertThat(lifecycle.lost(List.of(1L, 2L, 4L, 5L, 6L, 7L)), is(empty()));
    assertThat(
        lifecycle.lost(List.of(9L)),
        contains(new SnapshotRange(1, 2), new SnapshotRange(5, 5), new SnapshotRange(7, 8)));
    assertThat(lifecycle.lost(List.of(1L, 4L)), contains(new SnapshotRange(2, 2)));
    assertThat(
        Lifecycle.EMPTY.lost(List.of(Long.MAX_VALUE)),
        contains(new SnapshotRange(1, Long.MAX_VALUE - 1)));
  }

  @Test
  void rangesAreSaidInWords() {
    assertThat(new SnapshotRange(5, 5).toString(), is("snapshot 5"));
    assertThat(new SnapshotRange(5, 7).toString(), is("snapshots 5 to 7"));
    assertThrows(IllegalArgumentException.class, () -> new SnapshotRange(0, 7));
    assertThrows(IllegalArgumentException.class, () -> new SnapshotRange(8, 7));
  }

  private static Forgotten gone(long first, long last) {
    return new Forgotten(
        first,
        last,
        first == 1
            ? Optional.empty()
            : Optional.of(new Parent(first - 1, "sha256:" + (first - 1))));
  }
}
